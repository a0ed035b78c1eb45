import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { StackError, type StackPart } from "./stack-error";

/** What a child says over its channel; where it knows which part failed, it names it. */
export type ChildMessage = { kind: "ready"; url?: string } | { kind: "failed"; message: string; part?: StackPart };

export interface Child {
  name: string;
  process: ChildProcess;
  /** The message with which it said that it is ready. */
  ready: { url?: string };
  stop(): Promise<void>;
}

const DIST = path.dirname(fileURLToPath(import.meta.url)).replace(/[/\\]chunks$/, "");

/** How long a child may take to end by itself. */
const GRACE_MILLISECONDS = 15_000;

/**
 * Starts one of our processes and waits until it is ready. It runs in a process group of its own, so that a Ctrl-C in the
 * terminal reaches only us and we can end things in order; a channel tells it when we are gone.
 * @param name a file of `dist/`
 * @throws Error with the child's own words where it does not come up, a StackError where it names the part
 */
export async function startChild(name: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Child> {
  const child = fork(path.join(DIST, `${name}.js`), args, { env: { ...environment, PROCESS_NAME: name }, detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ready = await new Promise<{ url?: string }>((resolve, reject) => {
    child.on("message", (message: ChildMessage) => (message.kind === "ready" ? resolve(message) : reject(failureOf(message))));
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`${name} ended (${signal ?? String(code)}) before it was ready`)));
  });
  return { name, process: child, ready, stop: () => stopChild(child) };
}

function failureOf({ message, part }: { message: string; part?: StackPart }): Error {
  return part === undefined ? new Error(message) : new StackError(part, message);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MILLISECONDS);
  await ended;
  clearTimeout(timer);
}
