import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { findRunHead } from "@/server/db/run-page";
import { compareProblems, compareTemplates, listRunTimes } from "@/server/services/compare-contents";
import { compareRuns } from "@/server/services/compare-runs";
import { correct, undoCorrection } from "@/server/services/corrections";
import { explainLine, type ExplainedLine } from "@/server/services/explain-line";
import { addToDraft, discardDraft, getDraft } from "@/server/services/knowledge-drafts";
import { findTemplatePage } from "@/server/services/template-page";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { outageFiles, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);

let bad: number;
let good: number;

beforeAll(async () => {
  await startWorkers(1);
  const { "night/database1_log.txt": _database, "night/orders.log": _orders, ...quiet } = outageFiles(60);
  bad = await newRun(await inputFile("bad.zip", await zip(outageFiles(60))));
  good = await newRun(await inputFile("good.zip", await zip(quiet)));
  expect([(await followRun(bad)).last.status, (await followRun(good)).last.status]).toEqual(["completed", "completed"]);
});
afterAll(stopWorkers);

describe("comparing runs", () => {
  it("gives the figures in the order asked for, and what they span", async () => {
    const compared = await compareRuns([good, bad]);
    if (compared.kind !== "compared") throw new Error(compared.kind);
    expect(compared.runs.map(({ id, inputName, errors, problems, anomalies }) => [id, inputName, errors, problems, anomalies])).toEqual([[good, "good.zip", 1, 1, 2], [bad, "bad.zip", 4, 2, 4]]);
    expect(compared.totals.errors).toEqual({ least: 1, largest: 4, mean: 2.5 });
    expect(compared.runs.every(({ durationMs, records }) => (durationMs ?? 0) > 0 && records > 0)).toBe(true);
  });

  it("says which run there is not", async () => {
    expect(await compareRuns([good, 999_999, bad])).toEqual({ kind: "unknown-run", runId: 999_999 });
  });

  it("finds the problem that is new, or gone when the runs change places", async () => {
    const seen = async (ids: number[]) => (await compareProblems(ids)).map(({ problemId, counts, changes }) => [problemId, counts, changes[1]]);
    expect(await seen([good, bad])).toEqual([[2, [0, 2], "new"], [1, [1, 1], "same"]]);
    expect(await seen([bad, good])).toEqual([[2, [2, 0], "gone"], [1, [1, 1], "same"]]);
  });

  it("does not count a problem in a run with another knowledge base", async () => {
    const other = await newRun(await inputFile("other.log", String(outageFiles(60)["night/storage1_log.txt"])));
    await followRun(other);
    expect((await compareProblems([bad, other])).filter(({ problemId }) => problemId === 2).map(({ counts, changes }) => [counts, changes])).toEqual([[[2, null], [null, null]]]);
  });

  it("counts every record of both runs in some template", async () => {
    const { rows, counts } = await compareTemplates([bad, good], { filter: "all", offset: 0, limit: 1_000 });
    const heads = await Promise.all([findRunHead(bad), findRunHead(good)]);
    expect([0, 1].map((at) => sum(rows.map((row) => row.counts[at] ?? 0)))).toEqual(heads.map((head) => head?.records));
    expect(rows).toHaveLength(counts.all);
    const gone = await compareTemplates([bad, good], { filter: "gone", text: "tape robot", offset: 0, limit: 10 });
    expect(gone.rows.map(({ text, severity, counts: records }) => [text, severity, records])).toEqual([[UNKNOWN_ERROR_TEXT, "error", [1, 0]]]);
  });

  it("has a time for every error and warning", async () => {
    const times = await listRunTimes([bad, good]);
    const compared = await compareRuns([bad, good]);
    if (compared.kind !== "compared") throw new Error(compared.kind);
    expect(times.map(({ buckets }) => [sum(buckets.map(([, errors]) => errors)), sum(buckets.map(([, , warnings]) => warnings))])).toEqual(compared.runs.map(({ errors, warnings }) => [errors, warnings]));
  });
});

async function explained(line: string): Promise<ExplainedLine> {
  const answer = await explainLine(bad, line);
  if (answer.kind !== "explained") throw new Error(answer.kind);
  return answer;
}

describe("a pasted line", () => {
  const KNOWN = "2025-10-07T03:00:00 ERROR hardware: Storage controller lost its connection to the disk shelf";

  it("is the template of the run it belongs to, and the problem it matches", async () => {
    const { template, isMatched, matches } = await explained(KNOWN);
    expect([template.text, template.records, isMatched]).toEqual(["Storage controller lost its connection to the disk shelf", 1, true]);
    expect(matches.map(({ outcome, card, problemIds }) => [outcome, card?.kind, card?.targetId, problemIds])).toEqual([["matched", "problem", 1, [1]]]);
    expect(matches[0]?.card?.similarity).toBeCloseTo(1, 2);
  });

  it("is found by the template that mining gives where its values are new", async () => {
    const { template, isMatched, matches } = await explained("2025-10-07T03:00:00 INFO scheduler: Job 77777 finished in 1 ms");
    expect([template.number === null, template.records > 1, isMatched]).toEqual([false, true, false]);
    expect(matches.map(({ card }) => card?.kind)).toEqual(["problem", "anomaly"]);
  });

  it("is looked for among the anomalies of the problems that occurred", async () => {
    const { matches } = await explained("2025-10-07T03:00:00 WARNING database: Replication lag keeps growing");
    expect(matches.map(({ outcome, card, problemIds }) => [outcome, card?.targetId, card?.route, problemIds])).toEqual([["matched", 13, "context", [2]]]);
  });

  it("matches nothing where the knowledge base knows nothing like it, and says what is nearest", async () => {
    const { template, matches } = await explained("2025-10-07T03:00:00 ERROR cafe: The coffee machine has no beans");
    expect(template).toEqual({ number: null, text: "The coffee machine has no beans", records: 0 });
    expect([matches[0]?.outcome, typeof matches[0]?.card?.targetId]).toEqual(["unmatched", "number"]);
  });

  it("obeys the corrections in force", async () => {
    const { template } = await explained(KNOWN);
    const said = await correct({ runId: bad, templateNumber: template.number ?? 0, road: "error", kind: "never", targetId: 1, createdById: await someone() });
    if (said.kind !== "corrected") throw new Error(said.kind);
    expect((await explained(KNOWN)).matches.map(({ outcome, card }) => [outcome === "matched" && card?.targetId === 1, card?.decidedBy])).toEqual([[false, "correction"]]);
    await undoCorrection(said.correctionId);
  });
});

it("counts the records of the templates over time and systems once somebody asks, and keeps that", async () => {
  const ask = async () => (await findTemplatePage(bad, { sort: "records", offset: 0, limit: 200 })).rows;
  expect((await ask()).map(({ points }) => points)).toContain(null);
  await expect.poll(async () => (await ask()).some(({ points }) => points === null), { timeout: 20_000 }).toBe(false);
  const rows = await ask();
  expect(rows.map(({ points }) => sum(points ?? []))).toEqual(rows.map(({ records }) => records));
  const { rows: counted } = await pool().query<{ number: number; points: number[]; systems: string[] }>(COUNTED_ROW_BY_ROW, [bad]);
  expect(rows.map(({ number, points, systems }) => ({ number, points, systems })).sort((a, b) => a.number - b.number)).toEqual(counted);
});

/** The same by brute force: numeric arithmetic, each record looked at for itself. */
const COUNTED_ROW_BY_ROW = `
  with placed as (
    select m.template_number as number, o.system, least(47, floor((extract(epoch from r.occurred_at) * 1000000 - u.first_micros) * 48 / (u.last_micros - u.first_micros + 1)))::int as point
      from log_records r
      join runs u on u.id = r.run_id
      join masked_messages m on m.run_id = r.run_id and m.fingerprint = r.fingerprint and m.road = case when r.severity & 15 >= 5 then 2 when r.severity & 15 = 4 then 1 else 0 end
      join log_origins o on o.run_id = r.run_id and o.id = r.origin_id
     where r.run_id = $1)
  select number,
         (select array_agg((select count(*) from placed p where p.number = t.number and p.point = g)::int order by g) from generate_series(0, 47) g) as points,
         (select array_agg(system order by n desc, system) from (select system, count(*) as n from placed p where p.number = t.number group by 1) s) as systems
    from (select distinct number from placed) t order by number`;

it("adds an anomaly of several problems to a draft in one step", async () => {
  const head = await findRunHead(bad);
  const owner = { knowledgeBaseId: head?.knowledgeBaseId ?? 0, userId: await someone() };
  const id = await addToDraft(owner, { kind: "anomaly", text: "Humidity sensor reports drops of water", problemIds: [1, 2] });
  expect((await getDraft(owner))?.changes).toEqual(
    expect.arrayContaining([
      { kind: "anomaly", anomalyId: id, text: "Humidity sensor reports drops of water" },
      { kind: "link", problemId: 1, anomalyId: id, present: true },
      { kind: "link", problemId: 2, anomalyId: id, present: true },
    ]),
  );
  await discardDraft(owner);
});

async function someone(): Promise<number> {
  const { rows } = await pool().query<{ id: number }>("select id from users order by id limit 1");
  return rows[0]?.id ?? 0;
}
