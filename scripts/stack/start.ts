import { createServer, isIPv6 } from "node:net";
import path from "node:path";
import { env, readEnv } from "@/server/env";
import { locateModel } from "@/server/embedding/locate-model";
import { getModel } from "@/server/embedding/models";
import { FIRST_SIGN_IN_FILE } from "@/server/services/first-sign-in";
import { storageSettings } from "@/server/storage/default-storage";
import { sayStackError } from "./failure-reason";
import { type Joined, joinStack } from "./join-stack";
import { say, wrongSetting } from "./say";
import { shownPath } from "./shown-path";
import { announceStack, findRunningStack, withdrawStack } from "./stack-file";
import { type Stack, stateDirectory } from "./stack";
import { StackError } from "./stack-error";

/** Long enough for another start to be up, or for the database of one that was killed to be down. */
const PATIENCE_MILLISECONDS = 30_000;

/** `npm start`: brings everything up, stays until it is told to go, and takes everything down again. */
async function main(): Promise<number> {
  const reading = readEnv(process.env);
  if (reading.kind === "invalid") return fail("setting-wrong", wrongSetting(reading));
  const running = await findRunningStack(stateDirectory());
  if (running) return fail("already-running", { address: running.address });
  const { PORT: port, HOST: host, DATABASE_URL: givenDatabase } = env();
  const refusal = await tryListening(port, host);
  if (refusal === "address") return fail("host-wrong", { host });
  if (refusal !== null) return fail(refusal === "forbidden" ? "port-forbidden" : "port-taken", { port: String(port), next: String(port + 1) });
  const model = await locateModel(getModel("light"));
  if (model.kind === "not-installed") return fail("models-missing", { folder: model.folder });
  const stopWanted = waitForStop();
  let isInterrupted = false;
  void stopWanted.then(() => (isInterrupted = true));
  let joined: Joined;
  try {
    joined = await joinStack({ web: true, patienceMilliseconds: PATIENCE_MILLISECONDS, isInterrupted: () => isInterrupted });
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    sayStackError(error, givenDatabase);
    return 1;
  }
  if (joined.kind === "running") return fail("already-running", { address: joined.running.address });
  return joined.kind === "interrupted" ? 0 : serve(joined.stack, stopWanted);
}

/** Makes the stack known, stays until it is told to go, and takes it down. */
async function serve(stack: Stack, stopWanted: Promise<null>): Promise<number> {
  const { PORT: port, HOST: host } = env();
  const address = `http://${shownHost(host)}:${String(port)}`;
  await announceStack(stateDirectory(), { address, databaseUrl: stack.databaseUrl, storage: storageSettings() });
  say("ready", { address });
  const file = shownPath(path.join(stateDirectory(), FIRST_SIGN_IN_FILE), process.cwd());
  if (stack.firstSignIn) say("first-sign-in", { ...stack.firstSignIn, file });
  else say("sign-in-as-before", { file });
  const lost = await Promise.race([stopWanted, databaseLost(stack)]);
  await withdrawStack(stateDirectory());
  await stack.stop();
  if (lost === null) return 0;
  return fail("process-lost", { name: lost });
}

/** The addresses that a browser on this machine reaches as localhost: its own, and all it has. */
const LOCAL_HOSTS: ReadonlySet<string> = new Set(["0.0.0.0", "127.0.0.1", "::", "::1"]);

/** How a host stands in an address. */
function shownHost(host: string): string {
  if (LOCAL_HOSTS.has(host)) return "localhost";
  return isIPv6(host) ? `[${host}]` : host;
}

function fail(key: Parameters<typeof say>[0], params: Record<string, string>): number {
  say(key, params);
  return 1;
}

function waitForStop(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(null));
    // npm may be killed without a word; its children are handed to init.
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && resolve(null), 1_000).unref();
    }
  });
}

/** Ends when the database does: nothing goes on without it. */
function databaseLost(stack: Stack): Promise<string> {
  const keeper = stack.children.find((child) => child.name === "database-keeper");
  return new Promise((resolve) => keeper?.process.once("exit", () => resolve(keeper.name)));
}

/** What the system says of an address that is none of this machine's. */
const ADDRESS_CODES: ReadonlySet<string | undefined> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAFNOSUPPORT", "EINVAL"]);

/** Why the pages cannot be served there; null where they can. */
function tryListening(port: number, host: string): Promise<"taken" | "forbidden" | "address" | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => resolve(ADDRESS_CODES.has(code) ? "address" : code === "EACCES" ? "forbidden" : "taken"));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

process.exit(await main());
