import { readFile } from "node:fs/promises";
import path from "node:path";
import { copyReports } from "@/server/services/run-reports";
import { loadRunResult } from "@/server/services/run-result";
import { makeFolder } from "./test-folders";

/** What may differ between two runs over equal inputs. */
const FREE_FIELDS = new Set(["id", "startedAt", "finishedAt", "durationMs", "stages", "peakRssBytes", "likelihood"]);

const withoutFree = (text: string): Record<string, unknown> => JSON.parse(text, (key, value: unknown) => (FREE_FIELDS.has(key) ? undefined : value)) as Record<string, unknown>;

/** result.json as it was written. */
export async function writtenResult(runId: number): Promise<Record<string, unknown>> {
  const folder = await makeFolder("result");
  await copyReports(runId, folder);
  return withoutFree(await readFile(path.join(folder, "result.json"), "utf8"));
}

/** The result as the tables have it now. */
export async function storedResult(runId: number): Promise<Record<string, unknown>> {
  return withoutFree(JSON.stringify((await loadRunResult(runId))?.result));
}
