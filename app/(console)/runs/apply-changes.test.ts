import { describe, expect, it } from "vitest";
import type { RunListRow, RunPage, RunStatus } from "@/server/api/runs";
import { applyChanges, judgeChanges } from "./apply-changes";
import { testRun } from "./test-run";

const row = (id: number, status: RunStatus, progress = 0): RunListRow => testRun({ id, status, progress });

const page = (...rows: RunListRow[]): RunPage => ({ rows, counts: {}, total: rows.length, now: 1 });
const heard = (changed: RunListRow[], gone: number[] = []) => ({ changed, gone, now: 2 });

describe("applyChanges", () => {
  it("replaces the rows that changed and keeps their order", () => {
    const after = applyChanges(page(row(3, "running", 10), row(2, "completed"), row(1, "completed")), heard([row(3, "running", 20)]));
    expect(after.rows.map(({ id, progress }) => [id, progress])).toEqual([[3, 20], [2, 0], [1, 0]]);
    expect(after.now).toBe(2);
  });

  it("leaves a page alone that shows none of them", () => {
    const before = page(row(1, "completed"));
    expect(applyChanges(before, heard([row(9, "running")]))).toBe(before);
  });
});

describe("judgeChanges", () => {
  it("does not read the table again for a step forward", () => {
    const shown = page(row(3, "running", 10));
    expect(judgeChanges(new Map([[3, "running"]]), shown, heard([row(3, "running", 20)])).needsReload).toBe(false);
  });

  it("reads it again when a run ends, also on another page", () => {
    expect(judgeChanges(new Map(), page(row(3, "running")), heard([row(3, "completed")])).needsReload).toBe(true);
    expect(judgeChanges(new Map([[8, "running"]]), page(), heard([row(8, "failed")])).needsReload).toBe(true);
  });

  it("reads it again for a new run and for a deleted one", () => {
    expect(judgeChanges(new Map(), page(), heard([row(9, "queued")])).needsReload).toBe(true);
    const after = judgeChanges(new Map([[9, "running"]]), page(), heard([], [9]));
    expect(after.needsReload).toBe(true);
    expect(after.seen?.has(9)).toBe(false);
  });

  it("takes the first thing heard as how things stand", () => {
    const first = judgeChanges(null, page(row(3, "running")), heard([row(3, "running"), row(7, "queued")]));
    expect(first.needsReload).toBe(false);
    expect(judgeChanges(null, page(row(3, "queued")), heard([row(3, "running")])).needsReload).toBe(true);
  });
});
