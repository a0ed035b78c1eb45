import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { CHECKOUT } from "./checkout";
import { childEnvironment } from "./child-environment";
import { copyDatabase } from "./copy-database";
import { makeFolder } from "./test-folders";

/** The whole product, as `npm start` brings it up, with a database of its own. */
export interface Product {
  address: string;
  email: string;
  password: string;
  apiKey: string;
  /** Its folder of state. */
  state: string;
  /** Ends it as Ctrl-C does. @returns its exit code */
  stop(): Promise<number | null>;
}

/** What a product starts from. */
export interface ProductOptions {
  /** Further settings. */
  settings?: Record<string, string>;
  /** Its own, embedded, empty one as for a person who starts for the first time; else a copy of the test run's. */
  database?: "own" | "copy";
}

/** Starts the built product on a free port and waits until it says that it is ready. */
export async function startProduct({ settings = {}, database = "copy" }: ProductOptions = {}): Promise<Product> {
  const state = await makeFolder("product");
  const port = await freePort();
  // Under npm it ends when its parent does: should the test run be killed, nothing stays.
  const environment = childEnvironment({ npm_lifecycle_event: "start", NODE_ENV: "production", DATABASE_URL: database === "own" ? undefined : await copyDatabase(), STATE_DIR: state, STORAGE_DIR: path.join(state, "storage"), PORT: String(port), HOST: "127.0.0.1", WORKERS: "1", LOG_LEVEL: "error", ...settings });
  const child = spawn(process.execPath, ["dist/start.js"], { cwd: CHECKOUT, env: environment, stdio: ["ignore", "ignore", "pipe"] });
  await ready(child);
  const [email = "", password = "", apiKey = ""] = (await readFile(path.join(state, "first-sign-in.txt"), "utf8")).split("\n").map((line) => line.replace(/^\w+: /, ""));
  return { address: `http://localhost:${String(port)}`, email, password, apiKey, state, stop: () => stop(child) };
}

/** Below those that systems give to outgoing connections: one of these could take a port before the product listens on it. */
const PORTS = { from: 20_000, to: 30_000 };

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => void probe.close(() => resolve(true)));
  });
}

function ready(child: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready on")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the product ended (${String(code)}) before it was ready:\n${said}`)));
  });
}

function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  return ended;
}
