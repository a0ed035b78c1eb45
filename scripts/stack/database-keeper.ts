import type { ChildMessage } from "./child";
import { startEmbeddedDatabase } from "./embedded-database";
import { StackError } from "./stack-error";

/**
 * Keeps the embedded database for the process that forked it: starts it, reports its address, and stops it when told to or
 * when that process is gone, however it went.
 */
const stateDir = process.argv[2];
if (stateDir === undefined || !process.send) throw new Error("the database keeper is started by the stack");

try {
  const database = await startEmbeddedDatabase(stateDir, process.ppid);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await database.stop();
    process.exit(0);
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"] as const) process.once(event, () => void stop());
  database.process.once("exit", () => isStopping || process.exit(1));
  process.send({ kind: "ready", url: database.url } satisfies ChildMessage);
} catch (error) {
  process.send(failure(error));
  process.disconnect();
  process.exitCode = 1;
}

function failure(error: unknown): ChildMessage {
  if (error instanceof StackError) return { kind: "failed", message: error.reason, part: error.part };
  return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
}
