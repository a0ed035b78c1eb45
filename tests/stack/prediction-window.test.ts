import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { insertFeed } from "@/server/db/feed-settings";
import { insertVisit } from "@/server/db/feeds";
import { changeSettings } from "@/server/services/installation-settings";
import { retimeRun } from "@/server/services/retime-run";
import { importKnowledge } from "@/server/services/run-knowledge";
import { findRunPicture } from "@/server/services/run-picture";
import { loadRunResult } from "@/server/services/run-result";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { startWorkers, stopWorkers } from "../support/worker-processes";

const HOUR_MICROS = 3_600_000_000;
const KNOWLEDGE = "5;Pump pressure is falling;1;Cooling pump has stopped\n";
/** The problem, and three hours later still nothing of the anomaly that belongs to it. */
const LOG = "2025-10-06T01:00:00 ERROR plant: Cooling pump has stopped\n2025-10-06T04:00:00 INFO plant: all valves checked\n";

let userId: number;

beforeAll(async () => {
  userId = (await pool().query<{ id: number }>("select min(id) as id from users")).rows[0]?.id ?? 0;
  await startWorkers(1);
});

afterAll(async () => {
  await stopWorkers();
  await changeSettings({ predictionWindowHours: null }, userId);
});

/** A source of its own. @returns its knowledge, and what makes a completed run of a log it was visited for */
async function newSource(name: string): Promise<{ revisionId: number; visit: (log: string) => Promise<number> }> {
  const knowledge = await importKnowledge(Buffer.from(KNOWLEDGE), "kb.csv", { name: "plant", createdById: userId });
  if (knowledge.kind === "failed") throw new Error(knowledge.failure.code);
  const { revisionId } = knowledge;
  const feedId = await insertFeed({ name, kind: "ingest", config: {}, secret: null, schedule: null, timeZone: "UTC", nextVisitAt: null, runOptions: {}, createdById: userId });
  if (feedId === null) throw new Error("no feed");
  return {
    revisionId,
    async visit(log) {
      const runId = await newRun(await inputFile("plant.log", log), { revisionId, visitId: await insertVisit(feedId, log.length) });
      expect((await followRun(runId)).last.status).toBe("completed");
      return runId;
    },
  };
}

it("a later run of the source says what became of a prediction", async () => {
  const { revisionId, visit } = await newSource("plant");
  const outcomeOf = async (runId: number): Promise<unknown> => (await loadRunResult(runId))?.result.predictions.map(({ outcome, at }) => ({ outcome, at }));
  const stopped = "ERROR plant: Cooling pump has stopped\n";
  const first = await visit(`2025-10-06T01:00:00 ${stopped}`);
  const second = await visit(`2025-10-07T20:00:00 ${stopped}`);
  expect(await outcomeOf(first)).toEqual([{ outcome: "did-not-happen", at: null }]);
  expect(await outcomeOf(second)).toEqual([{ outcome: "open", at: null }]);
  // Not the source's, so it settles nothing.
  await followRun(await newRun(await inputFile("plant.log", "2025-10-08T02:00:00 WARNING plant: Pump pressure is falling\n"), { revisionId }));
  expect(await outcomeOf(second)).toEqual([{ outcome: "open", at: null }]);
  await visit("2025-10-08T03:00:00 WARNING plant: Pump pressure is falling\n");
  expect(await outcomeOf(second)).toEqual([{ outcome: "came-true", at: "2025-10-08T03:00:00.000Z" }]);
  expect(await outcomeOf(first)).toEqual([{ outcome: "did-not-happen", at: null }]);
});

it("a later run of the source says what became of an early warning, even where its log was read late", async () => {
  const { visit } = await newSource("plant of warnings");
  const told = async (runId: number) => {
    const result = (await loadRunResult(runId))?.result;
    return { outcomes: result?.predictions.filter(({ kind }) => kind === "problem").map(({ issuedAt, outcome, at }) => ({ issuedAt, outcome, at })), open: result?.earlyWarnings.map(({ firstSeen }) => firstSeen) };
  };
  const falling = "WARNING plant: Pump pressure is falling\n";
  const first = await visit(`2025-11-06T01:00:00 ${falling}`);
  const second = await visit(`2025-11-09T01:00:00 ${falling}`);
  const issued = { first: "2025-11-06T01:00:00.000Z", second: "2025-11-09T01:00:00.000Z" };
  // The log goes on beyond the window of the first.
  expect(await told(first)).toEqual({ outcomes: [{ issuedAt: issued.first, outcome: "did-not-happen", at: null }], open: [issued.first] });
  expect(await told(second)).toEqual({ outcomes: [{ issuedAt: issued.second, outcome: "open", at: null }], open: [issued.second] });
  // An ERROR from before the warning is not what it foretold.
  await visit("2025-11-08T23:00:00 ERROR plant: Cooling pump has stopped\n");
  expect((await told(second)).outcomes).toEqual([{ issuedAt: issued.second, outcome: "open", at: null }]);
  await visit("2025-11-10T00:59:59 ERROR plant: Cooling pump has stopped\n");
  expect(await told(second)).toEqual({ outcomes: [{ issuedAt: issued.second, outcome: "came-true", at: "2025-11-10T00:59:59.000Z" }], open: [] });
});

it("a later run whose log begins before the prediction tells what came after it, and not what another severity said", async () => {
  const { visit } = await newSource("plant that is read again");
  const stopped = (time: string, severity = "ERROR"): string => `${time} ${severity} plant: Cooling pump has stopped\n`;
  const first = await visit("2025-12-06T01:00:00 WARNING plant: Pump pressure is falling\n");
  await visit(`${stopped("2025-12-06T00:30:00")}${stopped("2025-12-06T01:20:00", "INFO")}${stopped("2025-12-06T02:00:00")}${stopped("2025-12-07T09:00:00")}`);
  expect((await loadRunResult(first))?.result.predictions).toMatchObject([{ kind: "problem", outcome: "came-true", at: "2025-12-06T02:00:00.000Z" }]);
});

it("a record of a clock far ahead says nothing of how long the log was watched, neither in the run nor to the source's others", async () => {
  const { visit } = await newSource("plant with a clock ahead");
  const outcomeOf = async (runId: number): Promise<unknown> => (await loadRunResult(runId))?.result.predictions.map(({ outcome }) => outcome);
  const day = (date: string, ...more: string[]): string => [...Array.from({ length: 60 }, (_, minute) => `${date}T01:${String(minute).padStart(2, "0")}:00 INFO plant: all valves checked`), ...more, "2106-02-07T06:28:15 INFO plant: all valves checked"].join("\n");
  const warned = await visit(day("2026-01-06", "2026-01-06T02:00:00 WARNING plant: Pump pressure is falling"));
  expect(await outcomeOf(warned)).toEqual(["open"]);
  await visit(day("2026-01-06"));
  expect(await outcomeOf(warned)).toEqual(["open"]);
  await visit(day("2026-01-08"));
  expect(await outcomeOf(warned)).toEqual(["did-not-happen"]);
});

it("what a run of the source said is said anew where that run is read in another time zone", async () => {
  const { visit } = await newSource("plant abroad");
  const outcomes = async (runId: number): Promise<unknown> => (await loadRunResult(runId))?.result.predictions.map(({ outcome, at }) => [outcome, at]);
  const first = await visit("2026-02-06T01:00:00 ERROR plant: Cooling pump has stopped\n");
  const second = await visit("2026-02-07T00:00:00 WARNING plant: Pump pressure is falling\n");
  expect(await outcomes(first)).toEqual([["came-true", "2026-02-07T00:00:00.000Z"]]);
  const retime = async (timeZone: string): Promise<void> => {
    expect(await retimeRun(second, { timeZone, fileZones: [] })).toEqual({ kind: "done" });
    expect((await followRun(second)).last.status).toBe("completed");
  };
  await retime("America/New_York");
  expect(await outcomes(first)).toEqual([["did-not-happen", null]]);
  await retime("Europe/Moscow");
  expect(await outcomes(first)).toEqual([["came-true", "2026-02-06T21:00:00.000Z"]]);
});

it.each([
  { hours: null, outcome: "open", gaveUpHours: null },
  { hours: 2, outcome: "did-not-happen", gaveUpHours: 2 },
])("a prediction that has not come true within $hours hours: $outcome", async ({ hours, outcome, gaveUpHours }) => {
  const knowledge = await importKnowledge(Buffer.from(KNOWLEDGE), "kb.csv", { name: "plant", createdById: userId });
  if (knowledge.kind === "failed") throw new Error(knowledge.failure.code);
  await changeSettings({ predictionWindowHours: hours }, userId);
  const runId = await newRun(await inputFile("plant.log", LOG), { revisionId: knowledge.revisionId });
  expect((await followRun(runId)).last.status).toBe("completed");
  const result = (await loadRunResult(runId))?.result;
  expect(result?.predictions).toMatchObject([{ kind: "anomaly", problemId: 1, anomalyId: 5, outcome, at: null }]);
  expect(result?.run.inputs.settings).toMatchObject({ predictionWindowMicros: (hours ?? 24) * HOUR_MICROS });
  const [shown] = (await findRunPicture(runId))?.predictions ?? [];
  expect(shown?.gaveUpMicros).toBe(gaveUpHours === null ? null : (shown?.issuedMicros ?? 0) + gaveUpHours * HOUR_MICROS);
});
