import { readdir, readFile } from "node:fs/promises";
import type { Stack } from "../stack/stack";

/** Most memory that any one process has held, in bytes; null where the system does not tell (no /proc). */
export interface PeakMemory {
  worker: number | null;
  database: number | null;
}

/** Peaks of the stack's workers and of the database's processes since they started; shared buffers count for each that touched them. */
export async function peakMemory(stack: Stack): Promise<PeakMemory> {
  const parents = await listParents();
  const pidsOf = (name: string): number[] => stack.children.filter((child) => child.name === name).flatMap((child) => child.process.pid ?? []);
  const keepers = pidsOf("database-keeper");
  const servers = withDescendants(keepers, parents).filter((pid) => !keepers.includes(pid));
  return { worker: await highest(pidsOf("worker")), database: await highest(servers) };
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

async function highest(pids: readonly number[]): Promise<number | null> {
  const peaks = (await Promise.all(pids.map((pid) => statusNumber(pid, "VmHWM")))).filter((peak) => peak !== null);
  return peaks.length === 0 ? null : Math.max(...peaks) * 1024;
}

/** A number of `/proc/<pid>/status`; null where the process has gone meanwhile. */
async function statusNumber(pid: number, name: string): Promise<number | null> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8").catch(() => "");
  const found = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status);
  return found ? Number(found[1]) : null;
}
