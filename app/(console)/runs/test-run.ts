import type { RunListRow } from "@/server/api/runs";

/** A run as the table gets it, for tests: new and untouched but for what is said. */
export function testRun(change: Partial<RunListRow>): RunListRow {
  return {
    id: 1,
    name: "Payments gateway",
    inputName: "payments.tar.gz",
    status: "queued",
    stage: "parse",
    progress: 0,
    partsTotal: 0,
    partsPending: 0,
    cancelRequested: false,
    failure: null,
    isSample: false,
    model: "light",
    knowledgeBase: null,
    revision: null,
    inputBytes: 4.1e9,
    lines: 0,
    incidentCount: 0,
    topPriority: null,
    createdAt: new Date(0),
    startedAt: null,
    finishedAt: null,
    stageStartedAt: null,
    author: null,
    feed: null,
    ...change,
  };
}
