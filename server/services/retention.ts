import { listOldUploads, listRunsEndedBefore, removeOldRows, whichRunsExist, whichUploadsExist } from "@/server/db/retention";
import { pool } from "@/server/db/client";
import { removeEmptyVisits, whichVisitsGoOn } from "@/server/db/feed-visits";
import { listRunsWithTable } from "@/server/db/record-table";
import { dropIdleTables } from "@/server/db/run-control";
import { deleteUpload } from "@/server/db/uploads";
import { defaultStorage } from "@/server/storage/default-storage";
import { deleteRun } from "./control-run";
import { currentSettings } from "./installation-settings";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A sender may come back to an upload the next day, and a caller of the API may make a run of it later. */
const UNUSED_MS = DAY_MS;
const INCOMPLETE_MS = 2 * DAY_MS;
/** Nothing is written for longer than this without a pause. */
const UNFINISHED_MS = 6 * HOUR_MS;
/** Most visits bring nothing. */
const EMPTY_VISITS_MS = 7 * DAY_MS;
/** Sessions, invitations and workers stay in their lists for a while after their end. */
const ROWS_MS = 30 * DAY_MS;

/** What a sweep removed. */
export interface Swept {
  runs: number;
  uploads: number;
  /** Objects of the storage, and tables of records, that belonged to nothing. */
  leftovers: number;
  rows: number;
}

/**
 * Removes what the retention settings let go, and what nothing refers to any more: uploads of deleted runs, half-written
 * objects, folders of runs that are gone, ended sessions. What a run at work needs stays. Done twice it changes nothing.
 */
export async function sweep(now: Date): Promise<Swept> {
  const { runDays, uploadDays } = await currentSettings();
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  // The runs first: their uploads then belong to nobody.
  const runs = runDays === null ? 0 : await removeRuns(before(runDays * DAY_MS));
  const uploads = await removeUploads({ kept: uploadDays === null ? null : before(uploadDays * DAY_MS), unused: before(UNUSED_MS), incomplete: before(INCOMPLETE_MS) });
  const leftovers = (await defaultStorage().removeUnfinished(before(UNFINISHED_MS))) + (await removeFolders("runs", whichRunsExist)) + (await removeFolders("visits", whichVisitsGoOn)) + (await removeLostUploads(before(INCOMPLETE_MS))) + (await dropIdleTables(await listRunsWithTable(pool())));
  return { runs, uploads, leftovers, rows: (await removeOldRows(before(ROWS_MS))) + (await removeEmptyVisits(before(EMPTY_VISITS_MS))) };
}

async function removeRuns(before: Date): Promise<number> {
  const ids = await listRunsEndedBefore(before);
  for (const id of ids) await deleteRun(id);
  return ids.length;
}

async function removeUploads(ages: Parameters<typeof listOldUploads>[0]): Promise<number> {
  let removed = 0;
  for (const upload of await listOldUploads(ages)) {
    // One that began long ago may still be on its way.
    if (!upload.isComplete && (await isYounger(upload.storageKey, ages.incomplete))) continue;
    await defaultStorage().remove(upload.storageKey);
    await deleteUpload(upload.id);
    removed++;
  }
  return removed;
}

async function isYounger(key: string, than: Date): Promise<boolean> {
  const object = await defaultStorage().find(key);
  return object !== null && object.modifiedAt > than;
}

/** The largest integer of the database. */
const MAX_ID = 2_147_483_647;

/** A process that ends between removing rows and the files that belong to them leaves the files. */
async function removeFolders(prefix: string, whichExist: (ids: readonly number[]) => Promise<Set<number>>): Promise<number> {
  const ids = (await defaultStorage().list(prefix)).filter((name) => /^\d+$/.test(name)).map(Number).filter((id) => id <= MAX_ID);
  const present = await whichExist(ids);
  const gone = ids.filter((id) => !present.has(id));
  for (const id of gone) await defaultStorage().remove(`${prefix}/${String(id)}`);
  return gone.length;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

async function removeLostUploads(before: Date): Promise<number> {
  const ids = (await defaultStorage().list("uploads")).filter((name) => UUID.test(name));
  const present = await whichUploadsExist(ids);
  let removed = 0;
  for (const id of ids) {
    if (present.has(id) || (await isYounger(`uploads/${id}`, before))) continue;
    await defaultStorage().remove(`uploads/${id}`);
    removed++;
  }
  return removed;
}
