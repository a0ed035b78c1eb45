import { describe, expect, it } from "vitest";
import { applyChanges, type Change } from "@/server/domain/knowledge/change";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { editionOf } from "./edition-of";
import { joinView } from "./join-view";
import { readKnowledgeAddress, writeKnowledgeAddress } from "./knowledge-address";
import { indexUsage, listRows, type TableRow } from "./list-rows";
import { findSameText, planMerge, planProblemRemoval, planProblemReturn, planUndo } from "./plan-edits";

const BASE: Knowledge = {
  problems: [{ id: 1, text: "Disk full" }, { id: 2, text: "Host down" }, { id: 3, text: "Lonely" }],
  anomalies: [{ id: 10, text: "Inodes low" }, { id: 11, text: "Ping slow" }, { id: 12, text: "Writes stall" }],
  links: [{ problemId: 1, anomalyId: 10 }, { problemId: 1, anomalyId: 12 }, { problemId: 2, anomalyId: 11 }, { problemId: 2, anomalyId: 12 }],
};
const LISTING = { query: "", filter: "all", sort: "id", direction: "asc", open: [], locale: "en", writtenIn: null } as const;
const NONE = indexUsage(undefined);

const view = (...changes: Change[]) => joinView(BASE, applyChanges(BASE, changes));
const keys = (rows: TableRow[]): string[] => rows.map(({ key }) => key);
const listed = (listing: object, changes: Change[] = [], usage = NONE) => listRows(view(...changes), usage, { ...LISTING, open: [], ...listing });

describe("what the draft did, in place", () => {
  it("marks new, changed, removed, linked and unlinked", () => {
    const [disk, host] = view(
      { kind: "problem", problemId: 1, text: "Disk is full" },
      { kind: "anomaly", anomalyId: 10, text: null },
      { kind: "link", problemId: 1, anomalyId: 11, present: true },
      { kind: "anomaly", anomalyId: 13, text: "New" },
      { kind: "link", problemId: 1, anomalyId: 13, present: true },
      { kind: "link", problemId: 2, anomalyId: 12, present: false },
    );
    expect(disk).toMatchObject({ state: "changed", before: "Disk full", links: 3, added: 2, gone: 1 });
    expect(disk?.anomalies.map(({ id, state, otherProblems }) => [id, state, otherProblems])).toEqual([[10, "removed", 0], [11, "linked", 1], [12, "same", 0], [13, "new", 0]]);
    expect(host?.anomalies.map(({ id, state }) => [id, state])).toEqual([[11, "same"], [12, "unlinked"]]);
  });

  it("keeps a removed problem in its place and gathers anomalies without one at the end", () => {
    const rows = listed({ open: [0] }, [{ kind: "problem", problemId: 1, text: null }]).rows;
    expect(keys(rows)).toEqual(["p1", "p2", "p3", "p0", "p0a10"]);
    expect(rows[0]).toMatchObject({ problem: { state: "removed", text: "Disk full", links: 0 } });
  });
});

describe("the lines of the table", () => {
  it("opens a problem, with a foot to add to it", () => {
    expect(keys(listed({ open: [2] }).rows)).toEqual(["p1", "p2", "p2a11", "p2a12", "f2", "p3"]);
  });

  it("finds by id and by text, and shows the anomalies that fit where the problem does not", () => {
    expect(keys(listed({ query: "P2" }).rows)).toEqual(["p2"]);
    expect(keys(listed({ query: "stall writes" }).rows)).toEqual(["p1", "p1a12", "p2", "p2a12"]);
    expect(listed({ query: "a11" }).rows[0]).toMatchObject({ matching: 1, isOpen: false });
    expect(keys(listed({ query: "a11", open: [2] }).rows)).toEqual(["p2", "p2a11", "p2a12", "f2"]);
    expect(listed({ query: "nothing like it" }).rows).toEqual([]);
  });

  it("filters and counts", () => {
    const changed = listed({ filter: "changed" }, [{ kind: "anomaly", anomalyId: 11, text: "Ping lost" }]);
    expect(keys(changed.rows)).toEqual(["p2", "p2a11"]);
    expect(changed.counts).toEqual({ all: 3, empty: 1, changed: 1 });
    expect(keys(listed({ filter: "empty" }).rows)).toEqual(["p3"]);
    expect(keys(listed({ filter: "empty", writtenIn: 2 }).rows)).toEqual(["p2", "p3"]);
  });

  it("sorts by usage, equal ones by id", () => {
    const usage = indexUsage({ pairs: [{ problemId: 2, anomalyId: 11, findings: 4, lastMs: 5 }], problems: [{ problemId: 2, lastMs: 7 }] });
    expect(keys(listed({ sort: "findings", direction: "desc" }, [], usage).rows)).toEqual(["p2", "p1", "p3"]);
    expect(keys(listed({ sort: "lastSeen", direction: "asc" }, [], usage).rows)).toEqual(["p1", "p3", "p2"]);
    expect(keys(listed({ sort: "text", direction: "desc" }).rows)).toEqual(["p3", "p2", "p1"]);
  });

  it("lists ten thousand rows", () => {
    const many: Knowledge = {
      problems: Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, text: `Problem ${index}` })),
      anomalies: Array.from({ length: 10_000 }, (_, index) => ({ id: index + 1, text: `Anomaly ${index}` })),
      links: Array.from({ length: 10_000 }, (_, index) => ({ problemId: (index % 1000) + 1, anomalyId: index + 1 })),
    };
    expect(listRows(joinView(many, many), NONE, { ...LISTING, open: many.problems.map(({ id }) => id) }).rows).toHaveLength(12_000);
  });
});

describe("edits", () => {
  it("removes a problem with its own anomalies, and takes that back", () => {
    const removal = planProblemRemoval(BASE, 1);
    const after = applyChanges(BASE, removal);
    expect(after.anomalies.map(({ id }) => id)).toEqual([11, 12]);
    expect(applyChanges(after, planUndo(BASE, removal))).toEqual(BASE);
    expect(applyChanges(BASE, [...removal, ...planProblemReturn(BASE, after, 1)])).toEqual(BASE);
  });

  it("knows a text that is there already", () => {
    expect(findSameText(BASE, "anomaly", { id: 99, text: " inodes LOW " })).toBe(10);
    expect(findSameText(BASE, "anomaly", { id: 10, text: "Inodes low" })).toBeUndefined();
  });
});

describe("a merge", () => {
  it("gives what stays the links of what goes, each once", () => {
    const anomalies = applyChanges(BASE, planMerge(BASE, "anomaly", { keepId: 12, goneId: 11 }));
    expect(anomalies.anomalies.map(({ id }) => id)).toEqual([10, 12]);
    expect(anomalies.links).toEqual([{ problemId: 1, anomalyId: 10 }, { problemId: 1, anomalyId: 12 }, { problemId: 2, anomalyId: 12 }]);
    const problems = applyChanges(BASE, planMerge(BASE, "problem", { keepId: 3, goneId: 1 }));
    expect(problems.problems.map(({ id }) => id)).toEqual([2, 3]);
    expect(problems.links).toEqual([{ problemId: 2, anomalyId: 11 }, { problemId: 2, anomalyId: 12 }, { problemId: 3, anomalyId: 10 }, { problemId: 3, anomalyId: 12 }]);
  });
});

describe("the address", () => {
  it("is as short as it can be and reads back", () => {
    const address = { knowledgeBaseId: 4, query: "диск 90 %", by: "meaning", filter: "changed", sort: "findings", direction: "asc", open: [3, 0], panel: "history" } as const;
    const text = writeKnowledgeAddress({ ...address, open: [...address.open] });
    expect(readKnowledgeAddress(new URLSearchParams(text.split("?")[1]))).toEqual(address);
    expect(writeKnowledgeAddress(readKnowledgeAddress(new URLSearchParams("kb=x&filter=no&sort=drop&open=1e9,-1")))).toBe("/knowledge-base");
  });
});

it("names every state of a draft otherwise", () => {
  const change = (text: string): Change => ({ kind: "anomaly", anomalyId: 1, text });
  const names = [editionOf(1, []), editionOf(2, []), editionOf(1, [change("a")]), editionOf(1, [change("b")]), editionOf(1, [change("ab")])];
  expect(new Set(names).size).toBe(names.length);
  expect(editionOf(1, [change("x".repeat(100_000))]).length).toBeLessThan(64);
});
