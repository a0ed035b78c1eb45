import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Access, takeAccess } from "./database-access";
import { endLeftover, SERVER_SETTINGS, SUPERUSER } from "./database-cluster";
import { findHome, type Home } from "./database-home";
import { releaseDatabase, takeDatabase } from "./database-owner";
import { StackError } from "./stack-error";

const DATABASE = "log_intelligence";

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
 * @param starter the id of the process that it is started for
 * @throws StackError "busy" where another process keeps this database
 */
export async function startEmbeddedDatabase(stateDir: string, starter = process.pid): Promise<EmbeddedDatabase> {
  await mkdir(stateDir, { recursive: true });
  const owner = await takeDatabase(stateDir, starter);
  if (owner) throw new StackError("busy", String(owner.starter));
  try {
    const home = await findHome(stateDir);
    await endLeftover(home);
    const access = await takeAccess(stateDir, home);
    const server = await launch(home, access);
    const url = `postgresql://${SUPERUSER}:${access.password}@127.0.0.1:${String(access.port)}/${DATABASE}`;
    const stop = async (): Promise<void> => {
      await stopServer(server);
      await releaseDatabase(stateDir);
    };
    return { url, process: server, stop };
  } catch (error) {
    await releaseDatabase(stateDir);
    throw error;
  }
}

/** Starts the server and waits until it takes connections. */
async function launch(home: Home, access: Access): Promise<ChildProcess> {
  const flags = ["-D", home.dataDir, "-p", String(access.port), ...SERVER_SETTINGS];
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

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  // SIGINT is PostgreSQL's fast shutdown: it ends the sessions, writes a checkpoint and goes.
  server.kill("SIGINT");
  const timer = setTimeout(() => server.kill("SIGQUIT"), 15_000);
  await ended;
  clearTimeout(timer);
}
