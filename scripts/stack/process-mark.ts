import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** Where the system does not tell when a process started, the id alone must do. */
const UNKNOWN = "unknown";

/** What tells a process from every other, also from a later one that is given the same id. */
export const processMark = z.object({ pid: z.number().int().positive(), started: z.string().min(1).default(UNKNOWN) });
export type ProcessMark = z.infer<typeof processMark>;

/** The mark of this process. */
export async function ownMark(): Promise<ProcessMark> {
  return { pid: process.pid, started: (await startOf(process.pid)) ?? UNKNOWN };
}

/** Whether the process that a mark was taken of still lives. */
export async function isAlive({ pid, started }: ProcessMark): Promise<boolean> {
  return started === UNKNOWN ? isThere(pid) : (await startOf(pid)) === started;
}

/** When a process started, in whatever form the system tells it; null where it does not, or there is no such process. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8").catch(() => null);
  return stat === null ? startByPs(pid) : startInStat(stat);
}

/** A process that has ended and that nobody has asked for its exit code is still listed, as a zombie. */
function startInStat(stat: string): string | null {
  // The name comes second, in brackets, and may hold brackets and spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? null : (fields[START_FIELD] ?? null);
}

/** `starttime` of proc(5), counted from the field after the name. */
const START_FIELD = 19;

async function startByPs(pid: number): Promise<string | null> {
  const told = await run("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { env: { ...process.env, LC_ALL: "C", TZ: "UTC" } }).catch(() => null);
  const [, state = "Z", start = ""] = /^(\S+)\s+(.+)$/.exec(told?.stdout.trim() ?? "") ?? [];
  return state.startsWith("Z") || start === "" ? null : start;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
