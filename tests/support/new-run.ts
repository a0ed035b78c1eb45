import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createRun, type CreateRunInput } from "@/server/services/create-run";
import { makeFolder } from "./test-folders";

/** Puts an input into a file of its own. @returns its path */
export async function inputFile(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(await makeFolder("input"), name);
  await writeFile(file, content);
  return file;
}

/** Queues a run over a file. Throws where it is refused. @returns its id */
export async function newRun(file: string, options: Partial<CreateRunInput> = {}): Promise<number> {
  const created = await createRun({ source: { kind: "path", path: file }, model: "light", matching: "calibrated", retain: "all", timeZone: "UTC", locale: "en", createdById: null, ...options });
  if (created.kind === "refused") throw new Error(`refused: ${created.reason.code}`);
  return created.runId;
}
