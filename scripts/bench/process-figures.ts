import { readdir, readFile } from "node:fs/promises";
import type { Stack } from "../stack/stack";

/** What processes of one kind have used since they started; null where the system does not tell (no /proc). */
export interface ProcessFigures {
  /** The most memory that any one of them has held, in bytes. Shared buffers count for each process that touched them. */
  peakBytes: number | null;
  /** Processor time of all of them, in seconds: unlike the clock it does not depend on what else the machine does. */
  cpuSeconds: number | null;
}

export interface StackFigures {
  workers: ProcessFigures;
  database: ProcessFigures;
}

/** Processor seconds of a stack's parts since they started. */
export type StackCpu = Record<keyof StackFigures, number | null>;

/** What the parts of a stack have used so far. */
export async function cpuSecondsOf(stack: Stack): Promise<StackCpu> {
  const { workers, database } = await readStackFigures(stack);
  return { workers: workers.cpuSeconds, database: database.cpuSeconds };
}

/** The kernel counts processor time in hundredths of a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads the figures of the stack's workers and of the database's processes. */
export async function readStackFigures(stack: Stack): Promise<StackFigures> {
  const parents = await listParents();
  const pidsOf = (name: string): number[] => stack.children.filter((child) => child.name === name).flatMap((child) => child.process.pid ?? []);
  const keepers = pidsOf("database-keeper");
  const servers = withDescendants(keepers, parents).filter((pid) => !keepers.includes(pid));
  return { workers: await figuresOf(pidsOf("worker")), database: await figuresOf(servers) };
}

async function figuresOf(pids: readonly number[]): Promise<ProcessFigures> {
  const known = <T>(values: (T | null)[]): T[] => values.filter((value) => value !== null);
  const peaks = known(await Promise.all(pids.map((pid) => statusNumber(pid, "VmHWM"))));
  const seconds = known(await Promise.all(pids.map(cpuSeconds)));
  return { peakBytes: peaks.length === 0 ? null : Math.max(...peaks) * 1024, cpuSeconds: seconds.length === 0 ? null : seconds.reduce((sum, value) => sum + value, 0) };
}

/** Parent by process id. */
async function listParents(): Promise<Map<number, number>> {
  const names = await readdir("/proc").catch(() => []);
  const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(async (name) => [Number(name), await statusNumber(Number(name), "PPid")] as const));
  return new Map(found.flatMap(([pid, parent]) => (parent === null ? [] : [[pid, parent] as const])));
}

function withDescendants(roots: readonly number[], parents: ReadonlyMap<number, number>): number[] {
  const found = new Set(roots);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

/** A number of `/proc/<pid>/status`; null where the process has gone meanwhile. */
async function statusNumber(pid: number, name: string): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8").catch(() => "");
  const found = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status);
  return found ? Number(found[1]) : null;
}

/** User and system time of a process, and of its children that have ended. */
async function cpuSeconds(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // The name in brackets may hold spaces; the times are fields 14 to 17, the first after it is field 3.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}
