import { say } from "./say";
import { type Stack, startStack, stateDirectory } from "./stack";
import { StackError } from "./stack-error";
import { findRunningStack, type RunningStack } from "./stack-file";

const LOOK_MILLISECONDS = 500;

export type Joined = { kind: "started"; stack: Stack } | { kind: "running"; running: RunningStack } | { kind: "interrupted" };

interface Joining {
  web: boolean;
  /** How long to wait for another process that keeps the database of this folder. */
  patienceMilliseconds: number;
  isInterrupted: () => boolean;
}

/**
 * Finds the stack that runs in this folder, or starts one. Where another process keeps the database, one that is about to be
 * up, to end, or to analyse something, it waits and says so.
 * @throws StackError
 */
export async function joinStack({ web, patienceMilliseconds, isInterrupted }: Joining): Promise<Joined> {
  const end = Date.now() + patienceMilliseconds;
  for (let isSaid = false; !isInterrupted(); ) {
    const running = await findRunningStack(stateDirectory());
    if (running) return { kind: "running", running };
    try {
      return { kind: "started", stack: await startStack({ web }) };
    } catch (error) {
      if (!(error instanceof StackError && error.part === "busy") || Date.now() > end) throw error;
      if (!isSaid) say("database-awaited", { process: error.reason });
      isSaid = true;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
  return { kind: "interrupted" };
}
