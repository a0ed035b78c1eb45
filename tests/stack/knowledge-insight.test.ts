import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { askWorker } from "@/server/services/ask-worker";
import { classifyRunAgain, deleteRun } from "@/server/services/control-run";
import { changeDraft, discardDraft, saveDraft } from "@/server/services/knowledge-drafts";
import { importAsNew } from "@/server/services/knowledge-import";
import { loadRunResult } from "@/server/services/run-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { NOVEL_TEXT, ownOutageArchive } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";

describe("what a worker finds out about a draft", () => {
  let runId: number;
  let owner: { knowledgeBaseId: number; userId: number };

  beforeAll(async () => {
    await startWorkers(1);
    runId = await newRun(await inputFile("Night_7.zip", await ownOutageArchive(120, "the third shelf")));
    expect((await followRun(runId)).last.status).toBe("completed");
    const { rows } = await pool().query<{ knowledgeBaseId: number; userId: number }>(
      `select v.knowledge_base_id as "knowledgeBaseId", (select min(id) from users) as "userId" from knowledge_base_revisions v join runs r on r.revision_id = v.id where r.id = $1`,
      [runId],
    );
    const [row] = rows;
    if (!row) throw new Error("no knowledge base");
    owner = row;
  });
  afterAll(async () => {
    await deleteRun(runId);
    await stopWorkers();
    expect((await pool().query("select 1 from questions")).rowCount).toBe(0);
  });

  const whatIf = () => askWorker<"what-if">({ kind: "what-if", ...owner, runs: 5 });
  const pairs = async () => (await loadRunResult(runId))?.result.findings.map(({ anomalyId, problemId }) => `${anomalyId} of ${problemId}`) ?? [];

  it("is nothing where the draft says nothing new", async () => {
    expect(await whatIf()).toEqual({ kind: "what-if", runsDone: 1, runsWanted: 1, appear: { findings: 0, runs: 0 }, vanish: { findings: 0, runs: 0 }, findings: [] });
  });

  it("foretells the findings that appear and vanish once it is saved and the run classified again", async () => {
    const before = await pairs();
    await changeDraft(owner, [
      { kind: "anomaly", anomalyId: 12, text: "Somebody left the door of the rack open" },
      { kind: "anomaly", anomalyId: 77, text: NOVEL_TEXT },
      { kind: "link", problemId: 1, anomalyId: 77, present: true },
    ]);
    const foretold = await whatIf();
    if (foretold.kind !== "what-if") throw new Error(foretold.kind);
    expect(foretold).toMatchObject({ appear: { findings: 1, runs: 1 }, vanish: { findings: 1, runs: 1 } });
    expect(foretold.findings).toMatchObject([
      { change: "appears", runId, runName: "Night_7", anomalyId: 77, problemId: 1, lines: 1, before: null },
      { change: "vanishes", runId, anomalyId: 12, problemId: 1, lines: 1 },
    ]);
    const [appears, vanishes] = foretold.findings;
    expect(appears?.text).toContain(NOVEL_TEXT);
    expect(appears?.after).toBeGreaterThan(0.9);
    expect(vanishes?.before).toBeGreaterThan(0.9);
    expect(vanishes?.after).toBeLessThan(0.5);

    expect((await saveDraft(owner, { note: null })).kind).toBe("saved");
    await classifyRunAgain(runId);
    expect((await followRun(runId)).last.status).toBe("completed");
    const after = await pairs();
    const of = (change: string) => foretold.findings.filter((finding) => finding.change === change).map(({ anomalyId, problemId }) => `${anomalyId} of ${problemId}`);
    expect([after.filter((pair) => !before.includes(pair)), before.filter((pair) => !after.includes(pair))]).toEqual([of("appears"), of("vanishes")]);
  });

  it("are the entries nearest in meaning, those of the draft among them", async () => {
    await changeDraft(owner, [{ kind: "anomaly", anomalyId: 78, text: "The cooling fan stands still" }]);
    const found = await askWorker<"nearest">({ kind: "nearest", ...owner, text: "ventilator does not turn any more" });
    if (found.kind !== "nearest") throw new Error(found.kind);
    expect(found.entries[0]).toMatchObject({ kind: "anomaly", id: 78 });
    const similarities = found.entries.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    await discardDraft(owner);
  });

  it("are the faults of its texts", async () => {
    await changeDraft(owner, [
      { kind: "anomaly", anomalyId: 80, text: "Disk latency is above the threshold" },
      { kind: "anomaly", anomalyId: 81, text: "Disk latency is above threshold" },
      { kind: "problem", problemId: 8, text: "Backup tape cannot be read" },
    ]);
    const lint = await askWorker<"lint">({ kind: "lint", ...owner });
    if (lint.kind !== "lint") throw new Error(lint.kind);
    expect(lint.counts).toMatchObject({ "same-text": 1, "near-duplicate": 1, "no-anomalies": 1 });
    expect(lint.findings).toEqual(
      expect.arrayContaining([
        { kind: "same-text", entry: "anomaly", ids: [11, 80] },
        { kind: "near-duplicate", entry: "anomaly", ids: [11, 81], similarity: expect.closeTo(1, 1) as number },
        { kind: "no-anomalies", entry: "problem", ids: [8] },
      ]),
    );
    await discardDraft(owner);
  });

  it("comes with the texts of an import embedded in the background", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i + 1};Sensor of cabinet number ${"abcdefghij"[i % 10]}${"klmnopqrst"[Math.floor(i / 10) % 10]} is ${i % 2 ? "wet" : "dry"} ${"x".repeat(i % 7)};${(i % 20) + 1};Cabinet of row ${"abcdefghijklmnopqrst"[i % 20]} has failed`);
    const countOf = async () => (await pool().query<{ rows: number }>("select count(*)::int as rows from embeddings")).rows[0]?.rows ?? 0;
    const known = await countOf();
    const made = await importAsNew({ name: "kb.csv", bytes: Buffer.from(rows.join("\n")) }, { name: "Cabinets", createdById: owner.userId });
    expect(made.kind).toBe("created");
    while ((await countOf()) < known + 200) await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it("is no answer where no worker is there, and the question is taken back", async () => {
    await stopWorkers();
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 200);
    expect(await askWorker<"lint">({ kind: "lint", ...owner }, gone.signal)).toEqual({ kind: "no-answer" });
  });
});
