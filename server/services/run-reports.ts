import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { listReportFiles } from "@/server/db/report-files";
import { defaultStorage } from "@/server/storage/default-storage";

/**
 * Copies the report files of a run into a folder. Files of ours are replaced, each at once and whole; nothing else is touched.
 * @throws the errors of the storage and of the folder; no half file is left then
 */
export async function copyReports(runId: number, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const { name, storageKey } of await listReportFiles(runId)) {
    const source = await defaultStorage().open(storageKey);
    if (!source) throw new Error(`report ${name} of run ${String(runId)} is gone from the storage`);
    const part = path.join(dir, `${name}.part`);
    try {
      await pipeline(source.stream(), (await open(part, "w")).createWriteStream());
      await rename(part, path.join(dir, name));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    } finally {
      await source.close();
    }
  }
}
