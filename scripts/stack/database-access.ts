import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:net";
import path from "node:path";
import { z } from "zod";
import { changePassword, createCluster, stateOfCluster } from "./database-cluster";
import type { Home } from "./database-home";
import { textOf } from "./say";
import { readStateFile, writeStateFile } from "./state-file";

const accessSchema = z.object({ port: z.number().int().positive(), password: z.string().min(1) });

/** How our own processes reach the embedded server. */
export type Access = z.infer<typeof accessSchema>;

/**
 * The way into the cluster of a state folder. At the first start there is neither: both are made, the file last, so that a
 * file says that there has been a cluster. Where only the file is lost the cluster is given another password; where only the
 * cluster is, nothing is made in its place.
 */
export async function takeAccess(stateDir: string, home: Home): Promise<Access> {
  const file = path.join(stateDir, "database.json");
  const known = await readStateFile(file, accessSchema);
  const password = known?.password ?? randomBytes(18).toString("hex");
  await takeCluster(home, known ? { file } : { password });
  const access = { password, port: await freePort(known?.port ?? preferredPort(stateDir)) };
  if (known?.port !== access.port || known.password !== access.password) await writeStateFile(file, access);
  return access;
}

async function takeCluster(home: Home, given: { file: string } | { password: string }): Promise<void> {
  const state = await stateOfCluster(home.dataDir);
  if (state === "other") throw new Error(textOf("database-broken", { folder: home.dataDir }));
  if ("password" in given) return state === "none" ? createCluster(home, given.password) : changePassword(home, given.password);
  if (state === "none") throw new Error(textOf("database-gone", { folder: home.dataDir, file: given.file }));
}

/** Two checkouts get two ports, and each keeps its own while it is free. */
function preferredPort(stateDir: string): number {
  return 20_000 + (createHash("sha256").update(stateDir).digest().readUInt16BE(0) % 10_000);
}

async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 200; port++) if (await isFree(port)) return port;
  throw new Error(`no free port for the database from ${String(wanted)} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
