import { checkInput } from "@/server/archive/check-input";
import { retimeRunRow } from "@/server/db/run-control";
import { findReadRun, listUnreadPaths } from "@/server/db/run-zones";
import type { RunZones } from "@/server/domain/run-settings";
import { defaultStorage } from "@/server/storage/default-storage";
import { type ControlResult, countEnd, removeEarlierFiles, toResult } from "./control-run";

/**
 * Reads a completed run again with its times in other zones: what it has stored of lines that are only counted would not tell
 * their new times. Its result is gone at once, so nothing is begun where its input is not there any more.
 * @param zones all of them: a file that is not among them is in the run's
 */
export async function retimeRun(runId: number, zones: RunZones): Promise<ControlResult> {
  const run = await findReadRun(runId);
  if (run === null) return { kind: "not-found" };
  const [unread] = await listUnreadPaths(runId, zones.fileZones.map(({ path }) => path));
  if (unread !== undefined) return { kind: "refused", reason: { code: "file-not-read", params: { entry: unread } } };
  const checked = await checkInput(run.input, defaultStorage(), run.limits);
  if (checked.kind === "refused") {
    const { code, ...params } = checked.reason;
    return { kind: "refused", reason: { code, params } };
  }
  await countEnd(runId);
  const result = toResult(await retimeRunRow(runId, zones), "run-not-retimable");
  if (result.kind === "done") await removeEarlierFiles(runId);
  return result;
}
