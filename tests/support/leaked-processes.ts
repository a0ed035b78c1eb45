import { readdir, readFile } from "node:fs/promises";
import { RUN_FOLDER } from "./test-folders";

/**
 * The processes that carry the mark of a test run, each as `pid command line`: what a test has left behind. Read from
 * /proc; on a system without one the answer is empty.
 */
export async function leakedProcesses(folder: string): Promise<string[]> {
  const names = await readdir("/proc").catch(() => []);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name) && name !== String(process.pid)).map((pid) => describeMarked(pid, `${RUN_FOLDER}=${folder}`)));
  return found.filter((line) => line !== null);
}

async function describeMarked(pid: string, mark: string): Promise<string | null> {
  // Gone meanwhile, or somebody else's.
  const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
  if (!environment.split("\0").includes(mark)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command === "" ? null : `${pid} ${command.split("\0").join(" ").trim()}`;
}
