import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findRunNews } from "@/server/db/classify-again";
import { pool } from "@/server/db/client";
import { listReportFiles } from "@/server/db/report-files";
import { failRun } from "@/server/db/run-stages";
import { cancelRun, classifyRunAgain, deleteRun } from "@/server/services/control-run";
import { correct, undoCorrection } from "@/server/services/corrections";
import { changeDraft, saveDraft } from "@/server/services/knowledge-drafts";
import { findRunPage } from "@/server/services/run-page";
import { defaultStorage } from "@/server/storage/default-storage";
import { storedResult, writtenResult } from "../support/comparable-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { NOVEL_TEXT, ownOutageArchive, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";

async function one<T extends Record<string, unknown>>(sql: string, values: unknown[]): Promise<T> {
  const { rows } = await pool().query<T>(sql, values);
  const [row] = rows;
  if (row === undefined) throw new Error(`no row: ${sql}`);
  return row;
}

describe("a finished run", () => {
  let archive: string;
  let runId: number;
  let knowledgeBaseId: number;
  let userId: number;

  beforeAll(async () => {
    archive = await inputFile("Night_7.zip", await ownOutageArchive(300, "the second shelf"));
    await startWorkers(1);
    runId = await newRun(archive);
    expect((await followRun(runId)).last.status).toBe("completed");
    ({ knowledgeBaseId } = await one<{ knowledgeBaseId: number }>(`select knowledge_base_id as "knowledgeBaseId" from knowledge_base_revisions v join runs r on r.revision_id = v.id where r.id = $1`, [runId]));
    ({ userId } = await one<{ userId: number }>(`select id as "userId" from users order by id limit 1`, []));
  });
  afterAll(async () => {
    await deleteRun(runId);
    await stopWorkers();
  });
  /** No attempt leaves anything to be put back. */
  afterEach(async () => expect((await pool().query("select 1 from run_kept_rows")).rowCount).toBe(0));

  async function templateOf(text: string): Promise<number> {
    return (await one<{ number: number }>("select number from log_templates where run_id = $1 and embedded_text ilike $2", [runId, `%${text.slice(0, 20)}%`])).number;
  }

  it("says what it does not know yet: a newer revision, and a correction of a text it has", async () => {
    expect(await findRunNews(runId)).toEqual({ revision: null, corrections: 0 });
    await changeDraft({ knowledgeBaseId, userId }, [
      { kind: "anomaly", anomalyId: 12, text: "Somebody left the door of the rack open" },
      { kind: "anomaly", anomalyId: 77, text: NOVEL_TEXT },
      { kind: "link", problemId: 1, anomalyId: 77, present: true },
    ]);
    expect(await saveDraft({ knowledgeBaseId, userId }, { note: null })).toMatchObject({ kind: "saved", number: 2 });
    await correct({ runId, templateNumber: await templateOf(UNKNOWN_ERROR_TEXT), road: "error", kind: "is", targetId: 3, createdById: userId });
    expect(await findRunNews(runId)).toMatchObject({ revision: { number: 2 }, corrections: 1 });
  });

  it("classified again gives what a fresh run gives with that revision and those corrections, and reads no log", async () => {
    const before = (await storedResult(runId)) as { findings: unknown[] };
    const reports = await listReportFiles(runId);
    const stages = `select json_agg(s order by stage) as stages from run_stages s where run_id = $1 and stage in ('extract', 'parse', 'generalize')`;
    const read = await one(stages, [runId]);
    expect(await classifyRunAgain(runId)).toEqual({ kind: "done" });
    expect(await classifyRunAgain(runId)).toMatchObject({ kind: "refused", reason: { code: "run-not-completed" } });
    const { last, seen } = await followRun(runId);
    expect([last.status, last.progress]).toEqual(["completed", 100]);
    expect(seen.map(({ stage }) => stage)).not.toContain("parse");
    expect(await one(stages, [runId])).toEqual(read);
    expect(await findRunNews(runId)).toEqual({ revision: null, corrections: 0 });

    const fresh = await newRun(archive, { revisionId: (await one<{ id: number }>("select revision_id as id from runs where id = $1", [runId])).id });
    expect((await followRun(fresh)).last.status).toBe("completed");
    const again = (await writtenResult(runId)) as { findings: { anomalyId: number; problemId: number }[] };
    expect(again).toEqual(await writtenResult(fresh));
    expect(again).not.toEqual(before);
    expect(again.findings.map(({ anomalyId, problemId }) => `${anomalyId} of ${problemId}`)).toEqual(["11 of 1", "77 of 1", "13 of 2", "14 of 2", "14 of 3", "15 of 3"]);
    expect(await Promise.all(reports.map(({ storageKey }) => defaultStorage().find(storageKey)))).toEqual(reports.map(() => null));
    await deleteRun(fresh);
  });

  it("says which corrections a run was matched with, and which of them its revision has no entry for", async () => {
    const made = await correct({ runId, templateNumber: await templateOf(NOVEL_TEXT), road: "warning", kind: "is", targetId: 77, createdById: userId });
    const { revisionId } = await one<{ revisionId: number }>(`select id as "revisionId" from knowledge_base_revisions where knowledge_base_id = $1 and number = 1`, [knowledgeBaseId]);
    const older = await newRun(archive, { revisionId });
    expect((await followRun(older)).last.status).toBe("completed");
    expect(await undoCorrection(made.kind === "corrected" ? made.correctionId : 0)).toEqual({ kind: "undone" });

    const told = (result: unknown): unknown => (result as { run: { inputs: { corrections: unknown } } }).run.inputs.corrections;
    const tape = { road: "error", text: UNKNOWN_ERROR_TEXT, kind: "is", targetId: 3, ignored: false };
    const { text } = await one<{ text: string }>("select embedded_text as text from log_templates where run_id = $1 and number = $2", [runId, await templateOf(NOVEL_TEXT)]);
    expect(told(await writtenResult(older))).toEqual([tape, { road: "warning", text, kind: "is", targetId: 77, ignored: true }]);
    expect(told(await storedResult(older))).toEqual(told(await writtenResult(older)));
    expect(told(await writtenResult(runId))).toEqual([tape]);
    await deleteRun(older);
  });

  it("keeps what it found where that fails, and says why", async () => {
    const before = await storedResult(runId);
    await pool().query("update runs set model = 'heavy' where id = $1", [runId]);
    expect(await classifyRunAgain(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last).toMatchObject({ status: "completed", failure: null });
    await pool().query("update runs set model = 'light' where id = $1", [runId]);
    expect(await storedResult(runId)).toEqual(before);
    expect((await findRunPage(runId))?.head).toMatchObject({ isAgain: false, againFailure: { code: "model-not-installed" } });
    expect(await writtenResult(runId)).toEqual(before);

    expect(await classifyRunAgain(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await writtenResult(runId)).toEqual(before);
    expect((await findRunPage(runId))?.head.againFailure).toBeNull();
  });

  it("keeps it where that fails with half of the new result written, and where it is cancelled", async () => {
    const before = await storedResult(runId);
    const { revisionId } = await one<{ revisionId: number }>(`select id as "revisionId" from knowledge_base_revisions where knowledge_base_id = $1 and number = 1`, [knowledgeBaseId]);
    await pool().query("create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$");
    await pool().query("create trigger fail_here before insert on run_incidents for each row execute function fail_here()");
    expect(await classifyRunAgain(runId, revisionId)).toEqual({ kind: "done" });
    await followRun(runId, { isEnough: ({ stage }) => stage === "aggregate" });
    expect(await storedResult(runId)).not.toEqual(before);
    const { attempt } = await one<{ attempt: number }>("select attempt from runs where id = $1", [runId]);
    await pool().query("drop function fail_here cascade");
    // As after the last of its attempts.
    await failRun({ runId, attempt }, { code: "internal", params: { stage: "aggregate" } });
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await storedResult(runId)).toEqual(before);

    await stopWorkers();
    expect(await classifyRunAgain(runId, revisionId)).toEqual({ kind: "done" });
    expect((await findRunPage(runId))?.head).toMatchObject({ status: "queued", isAgain: true });
    expect(await cancelRun(runId)).toEqual({ kind: "done" });
    expect((await followRun(runId)).last.status).toBe("completed");
    expect(await storedResult(runId)).toEqual(before);
    await startWorkers(1);
    expect(await writtenResult(runId)).toEqual(before);
  });

  it("is not there, or is matched against a revision that is not", async () => {
    expect(await classifyRunAgain(2_000_000_000)).toEqual({ kind: "not-found" });
    expect(await classifyRunAgain(runId, 2_000_000_000)).toEqual({ kind: "not-found" });
  });
});
