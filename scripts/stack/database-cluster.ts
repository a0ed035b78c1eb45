import { execFile, spawn } from "node:child_process";
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import type { Home } from "./database-home";

const run = promisify(execFile);

export const SUPERUSER = "postgres";

/**
 * Settings for one machine that is both server and user: nothing replicates (minimal WAL), a commit does not wait
 * for the disk (at worst the last moment before a power cut is gone; the files stay consistent).
 */
export const SERVER_SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=256MB",
  "maintenance_work_mem=128MB",
  "work_mem=32MB",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=4GB",
  "synchronous_commit=off",
  "jit=off",
  "log_timezone=UTC",
  "timezone=UTC",
].flatMap((setting) => ["-c", setting]);

/** What every cluster has, from its making on. */
const SIGNS = ["PG_VERSION", "global"];

/**
 * What a data folder holds: nothing, a cluster, or something else, which may be what is left of one. A cluster comes to its
 * place when it is complete, so that "other" is never our own unfinished work.
 */
export async function stateOfCluster(dataDir: string): Promise<"none" | "cluster" | "other"> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (names.length === 0) return "none";
  return SIGNS.every((name) => names.includes(name)) && (await readdir(path.join(dataDir, "global"))).includes("pg_control") ? "cluster" : "other";
}

/** Ends a server whose starter is gone. To be called by the owner of the database only. */
export async function endLeftover(home: Home): Promise<void> {
  const pidFile = await readFile(path.join(home.dataDir, "postmaster.pid"), "utf8").catch(() => null);
  if (pidFile === null) return;
  // Not running: pg_ctl says so and exits 1, and the server removes the stale file itself.
  await run(path.join(home.binDir, "pg_ctl"), ["stop", "-D", home.dataDir, "-m", "immediate", "-t", "20"], { ...home.identity, cwd: "/" }).catch(() => undefined);
}

/** Makes a cluster where there is none. */
export async function createCluster(home: Home, password: string): Promise<void> {
  const unfinished = `${home.dataDir}.new`;
  const passwordFile = `${home.dataDir}.password`;
  for (const place of [unfinished, passwordFile]) await rm(place, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (home.identity) for (const place of [unfinished, passwordFile]) await chown(place, home.identity.uid, home.identity.gid);
  try {
    const flags = ["-D", unfinished, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
    await run(path.join(home.binDir, "initdb"), flags, { ...home.identity, cwd: "/" });
    await rename(unfinished, home.dataDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Gives a cluster that is not up another password. In its single-user mode PostgreSQL asks for none: who may run it on the
 * folder may read every file of it anyway, and nobody can connect meanwhile.
 * @param password letters and digits
 */
export async function changePassword(home: Home, password: string): Promise<void> {
  const server = spawn(path.join(home.binDir, "postgres"), ["--single", "-D", home.dataDir, ...SERVER_SETTINGS, "postgres"], { ...home.identity, cwd: "/", stdio: ["pipe", "ignore", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => server.once("error", reject).once("close", resolve));
  // Not among its arguments, which every user of the machine may read.
  server.stdin.on("error", () => undefined).end(`alter role ${SUPERUSER} password '${password}'\n`);
  const [code, said] = await Promise.all([ended, text(server.stderr)]);
  // It goes on after an error, and ends as if there had been none.
  if (code !== 0 || /\b(?:ERROR|FATAL|PANIC):/.test(said)) throw new Error(said);
}
