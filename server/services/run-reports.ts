import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { listReportFiles } from "@/server/db/report-files";
import { defaultStorage } from "@/server/storage/default-storage";

/** Copies the report files of a run into a folder. Files of ours are replaced, each at once and whole; nothing else is touched. */
export async function copyReports(runId: number, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const { name, storageKey } of await listReportFiles(runId)) {
    const source = await defaultStorage().open(storageKey);
    if (!source) throw new Error(`report ${name} of run ${String(runId)} is gone from the storage`);
    try {
      const target = path.join(dir, name);
      await pipeline(source.stream(), createWriteStream(`${target}.part`));
      await rename(`${target}.part`, target);
    } finally {
      await source.close();
    }
  }
}
