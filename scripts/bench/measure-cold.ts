import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { NO_STORAGE } from "@/server/storage/default-storage";

export interface ColdFigures {
  /** Seconds with no database cluster yet. */
  firstEver: number;
  /** Seconds with the database there, nothing running. */
  fromCold: number;
}

/** Times `npm run analyze` as a person calls it, in a state folder of its own. Throws where it fails. */
export async function measureCold(input: string, folder: string): Promise<ColdFigures> {
  const state = path.join(folder, "cold");
  await mkdir(state);
  const time = (): Promise<number> => analyze(input, { STATE_DIR: state, STORAGE_DIR: path.join(state, "storage") }, path.join(state, "reports"));
  return { firstEver: await time(), fromCold: await time() };
}

async function analyze(input: string, extra: Record<string, string>, out: string): Promise<number> {
  const environment = { ...process.env };
  for (const name of ["DATABASE_URL", ...Object.keys(NO_STORAGE)]) delete environment[name];
  const start = performance.now();
  const child = spawn(process.execPath, ["scripts/analyze.mjs", input, "--out", out], { env: { ...environment, ...extra }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`analyze ended with ${String(code)}: ${said.trim()}`);
  return (performance.now() - start) / 1000;
}
