import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import { REPORT_FILE_NAMES } from "@/server/domain/report/report-parts";
import { createFolderStorage } from "@/server/storage/folder-storage";
import { inventedContext, inventedResult } from "./invented-run";
import { writeReports } from "./write-reports";
import { zipReports } from "./zip-reports";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "reports-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const entriesOf = (names: readonly string[]) => names.map((name) => ({ name, open: () => Promise.resolve(createReadStream(path.join(dir, "reports", name))) }));

describe("zipReports", () => {
  it("zips every report", async () => {
    const written = await writeReports({ result: inventedResult(), context: inventedContext("ru") }, REPORT_FILE_NAMES, { storage: createFolderStorage(dir), folder: "reports" });
    const bytes = await buffer(zipReports(entriesOf(REPORT_FILE_NAMES), Date.UTC(2025, 9, 7)));
    const entries = await new Promise<[string, number][]>((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
        if (error) return reject(error);
        const found: [string, number][] = [];
        zip.on("entry", (entry: { fileName: string; uncompressedSize: number }) => found.push([entry.fileName, entry.uncompressedSize]));
        zip.on("end", () => resolve(found));
      });
    });
    expect(entries).toEqual(written.map(({ name, bytes: size }) => [name, size]));
  });

  it("fails where a report is missing", async () => {
    await expect(buffer(zipReports(entriesOf(["result.json"]), 0))).rejects.toThrow(/ENOENT/);
  });
});
