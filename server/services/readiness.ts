import { randomUUID } from "node:crypto";
import { pool } from "@/server/db/client";
import { getOverview } from "@/server/db/overview";
import { isInstalled } from "@/server/embedding/locate-model";
import { getModel } from "@/server/embedding/models";
import { hasQueue } from "@/server/queue/queue-depths";
import { defaultStorage } from "@/server/storage/default-storage";
import type { Storage } from "@/server/storage/storage";

export interface Check {
  ok: boolean;
  /** Why not, for whoever runs the installation: what is the matter and the system's code for it, never an address or a name. */
  message?: string;
}

export interface Readiness<Name extends string = string> {
  status: "ready" | "not-ready";
  checks: Record<Name, Check>;
}

/** Looks at one thing the product needs. @returns why it is not fit; null where it is. What it throws is told by its code. */
type Probe = () => Promise<string | null>;

/** How long a look may take. */
export const PROBE_MILLISECONDS = 2_000;

/** Looks still under way: one that hangs is waited for again, not begun again, or every call would add a waiting connection. */
const underWay = new Map<string, Promise<Check>>();

/**
 * Whether this installation can do its work: the database answers, the queue is there and a worker takes jobs, the storage
 * takes and gives back an object, the light model is installed.
 */
export function checkReadiness(): Promise<Readiness<"database" | "queue" | "storage" | "model">> {
  return runProbes({ database: probeDatabase, queue: probeQueue, storage: () => probeStorage(defaultStorage()), model: probeModel });
}

/** Runs probes side by side, each for two seconds at most. */
export async function runProbes<Name extends string>(probes: Record<Name, Probe>): Promise<Readiness<Name>> {
  const names = Object.keys(probes) as Name[];
  const checks = await Promise.all(names.map(async (name) => [name, await inTime(name, probes[name])] as const));
  const isReady = checks.every(([, check]) => check.ok);
  return { status: isReady ? "ready" : "not-ready", checks: Object.fromEntries(checks) as Record<Name, Check> };
}

async function inTime(name: string, probe: Probe): Promise<Check> {
  const look = underWay.get(name) ?? begin(name, probe);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, message: `no answer within ${String(PROBE_MILLISECONDS / 1_000)} s` }), PROBE_MILLISECONDS);
  });
  return Promise.race([look, late]).finally(() => clearTimeout(timer));
}

function begin(name: string, probe: Probe): Promise<Check> {
  const look = Promise.resolve()
    .then(probe)
    .then(
      (reason): Check => (reason === null ? { ok: true } : { ok: false, message: reason }),
      (error: unknown): Check => ({ ok: false, message: `failed (${codeOf(error)})` }),
    )
    .finally(() => underWay.delete(name));
  underWay.set(name, look);
  return look;
}

/** The code of an error of the database, the network or the file system. Its message may name hosts, people and paths. */
function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "unexpected error";
}

async function probeDatabase(): Promise<string | null> {
  await pool().query("select 1");
  return null;
}

async function probeQueue(): Promise<string | null> {
  if (!(await hasQueue(pool()))) return "its tables are not there: the database was not prepared";
  const { workersAlive } = await getOverview();
  return workersAlive > 0 ? null : "no worker has given a sign of life within 10 s";
}

/** Writes a small object, reads it back and removes it. */
export async function probeStorage(storage: Storage): Promise<string | null> {
  const key = `readiness/${randomUUID()}`;
  const content = Buffer.from(key);
  await storage.write(key, content);
  try {
    const source = await storage.open(key);
    if (source === null) return "an object that was written is not there";
    const read = await source.read(0, content.length).finally(() => source.close());
    return read.equals(content) ? null : "an object that was written reads back differently";
  } finally {
    await storage.remove(key);
  }
}

async function probeModel(): Promise<string | null> {
  const light = getModel("light");
  return (await isInstalled(light)) ? null : `the model ${light.folder} is not installed under MODELS_DIR`;
}
