import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { CHECKOUT } from "./checkout";
import { childEnvironment } from "./child-environment";

const running = new Set<ChildProcess>();

/**
 * Starts worker processes and waits until each takes jobs.
 * @param databaseUrl another database than that of the test run
 */
export async function startWorkers(count: number, extra: Record<string, string> = {}): Promise<ChildProcess[]> {
  return Promise.all(Array.from({ length: count }, () => startWorker(extra)));
}

async function startWorker(extra: Record<string, string>): Promise<ChildProcess> {
  const child = fork(path.join(CHECKOUT, "dist/worker.js"), [], { cwd: CHECKOUT, env: childEnvironment(extra), execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code, signal) => reject(new Error(`worker ended (${signal ?? String(code)}) before it was ready`)));
  });
  return child;
}

/** Ends every worker of this test file that is still there, letting it finish its jobs. */
export async function stopWorkers(): Promise<void> {
  await Promise.all([...running].map((child) => endOf(child, "SIGTERM")));
}

/** Ends a worker as a power cut would. */
export async function killWorker(child: ChildProcess): Promise<void> {
  await endOf(child, "SIGKILL");
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  await ended;
}
