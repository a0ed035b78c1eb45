import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, indexKnowledge, type Change } from "./change";
import { countChanges, diffKnowledge } from "./diff-knowledge";
import { linkKey, type Knowledge } from "./knowledge";
import { conflictKey, mergeDraft } from "./merge-draft";

const BASE: Knowledge = {
  problems: [
    { id: 1, text: "Disk full" },
    { id: 2, text: "Host down" },
  ],
  anomalies: [
    { id: 10, text: "Inodes low" },
    { id: 11, text: "Ping slow" },
  ],
  links: [
    { problemId: 1, anomalyId: 10 },
    { problemId: 2, anomalyId: 11 },
  ],
};

const merge = (theirs: Change[], mine: Change[], choices?: Map<string, "mine" | "head">) => mergeDraft({ base: BASE, head: applyChanges(BASE, theirs), changes: mine, ...(choices ? { choices } : {}) });

describe("two people edit one knowledge base", () => {
  it("takes what each side alone did", () => {
    const merged = merge(
      [{ kind: "problem", problemId: 1, text: "Disk is full" }, { kind: "link", problemId: 1, anomalyId: 11, present: true }],
      [{ kind: "anomaly", anomalyId: 11, text: null }, { kind: "problem", problemId: 3, text: "New" }, { kind: "link", problemId: 3, anomalyId: 10, present: true }],
      new Map([["anomaly:11", "mine"]]),
    );
    expect(merged).toEqual({
      kind: "merged",
      knowledge: {
        problems: [{ id: 1, text: "Disk is full" }, { id: 2, text: "Host down" }, { id: 3, text: "New" }],
        anomalies: [{ id: 10, text: "Inodes low" }],
        links: [{ problemId: 1, anomalyId: 10 }, { problemId: 3, anomalyId: 10 }],
      },
    });
  });

  it("shows two texts of one entry side by side, and takes the chosen one", () => {
    const theirs: Change[] = [{ kind: "problem", problemId: 1, text: "Theirs" }];
    const mine: Change[] = [{ kind: "problem", problemId: 1, text: "Mine" }];
    expect(merge(theirs, mine)).toEqual({ kind: "conflicts", conflicts: [{ kind: "problem", id: 1, base: "Disk full", head: "Theirs", mine: "Mine", reason: "text" }] });
    const chosen = merge(theirs, mine, new Map([["problem:1", "mine"]]));
    expect(chosen.kind === "merged" && chosen.knowledge.problems[0]).toEqual({ id: 1, text: "Mine" });
  });

  it("does not take the same edit for a conflict", () => {
    const same: Change[] = [{ kind: "problem", problemId: 1, text: "Same" }, { kind: "anomaly", anomalyId: 10, text: null }];
    expect(merge(same, same)).toEqual({ kind: "merged", knowledge: applyChanges(BASE, same) });
  });

  it("asks where one removed what the other linked", () => {
    const linked: Change[] = [{ kind: "link", problemId: 2, anomalyId: 10, present: true }];
    const removed: Change[] = [{ kind: "anomaly", anomalyId: 10, text: null }];
    expect(merge(linked, removed)).toMatchObject({ kind: "conflicts", conflicts: [{ kind: "anomaly", id: 10, mine: null, head: "Inodes low", reason: "link" }] });
    expect(merge(removed, linked)).toMatchObject({ kind: "conflicts", conflicts: [{ kind: "anomaly", id: 10, mine: "Inodes low", head: null, reason: "link" }] });
  });

  it("brings a removed entry back with its links where mine is chosen", () => {
    const merged = merge([{ kind: "problem", problemId: 1, text: null }], [{ kind: "problem", problemId: 1, text: "Disk 90 % full" }], new Map([["problem:1", "mine"]]));
    expect(merged).toEqual({ kind: "merged", knowledge: applyChanges(BASE, [{ kind: "problem", problemId: 1, text: "Disk 90 % full" }]) });
  });

  it("keeps the head's links of an entry I removed where the head is chosen", () => {
    const theirs: Change[] = [{ kind: "problem", problemId: 1, text: "Theirs" }];
    const merged = merge(theirs, [{ kind: "problem", problemId: 1, text: null }], new Map([["problem:1", "head"]]));
    expect(merged).toEqual({ kind: "merged", knowledge: applyChanges(BASE, theirs) });
  });

  it("drops an entry that was made and removed in the same draft, with its links", () => {
    const mine: Change[] = [{ kind: "anomaly", anomalyId: 12, text: null }, { kind: "link", problemId: 1, anomalyId: 12, present: true }];
    expect(merge([], mine)).toEqual({ kind: "merged", knowledge: BASE });
  });

  it("counts what people call an edit", () => {
    const changes: Change[] = [
      { kind: "problem", problemId: 1, text: "X" },
      { kind: "problem", problemId: 9, text: "Y" },
      { kind: "anomaly", anomalyId: 10, text: null },
      { kind: "link", problemId: 9, anomalyId: 11, present: true },
      { kind: "link", problemId: 2, anomalyId: 11, present: false },
    ];
    expect(countChanges(BASE, changes)).toEqual({ added: 1, changed: 1, removed: 1, linked: 1, unlinked: 1 });
  });
});

const id = fc.integer({ min: 1, max: 4 });
const text = fc.constantFrom("a", "b", "c");
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("problem" as const), problemId: id, text: fc.option(text) }),
  fc.record({ kind: fc.constant("anomaly" as const), anomalyId: id, text: fc.option(text) }),
  fc.record({ kind: fc.constant("link" as const), problemId: id, anomalyId: id, present: fc.boolean() }),
);
const changes = fc.array(change, { maxLength: 8 });
const knowledge = fc.array(change, { maxLength: 16 }).map((list) => applyChanges({ problems: [], anomalies: [], links: [] }, list));

describe("whatever two people do", () => {
  it("the difference between two states leads from one to the other", () => {
    fc.assert(fc.property(knowledge, knowledge, (from, to) => void expect(applyChanges(from, diffKnowledge(from, to))).toEqual(to)));
  });

  it("without conflicts, every wish of both sides is in the result", () => {
    fc.assert(
      fc.property(knowledge, changes, changes, (base, theirs, mine) => {
        const head = applyChanges(base, theirs);
        const merge = mergeDraft({ base, head, changes: mine });
        if (merge.kind !== "merged") return;
        const { problems, anomalies, links } = indexKnowledge(merge.knowledge);
        for (const side of [head, applyChanges(base, mine)]) {
          for (const wish of diffKnowledge(base, side)) {
            if (wish.kind === "problem") expect(problems.get(wish.problemId) ?? null).toBe(wish.text);
            else if (wish.kind === "anomaly") expect(anomalies.get(wish.anomalyId) ?? null).toBe(wish.text);
            else expect(links.has(linkKey(wish.problemId, wish.anomalyId))).toBe(wish.present);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("it does not matter who saved first", () => {
    fc.assert(
      fc.property(knowledge, changes, changes, (base, theirs, mine) => {
        const one = mergeDraft({ base, head: applyChanges(base, theirs), changes: mine });
        const other = mergeDraft({ base, head: applyChanges(base, mine), changes: theirs });
        expect(one.kind).toBe(other.kind);
        if (one.kind === "merged" && other.kind === "merged") expect(one.knowledge).toEqual(other.knowledge);
        if (one.kind === "conflicts" && other.kind === "conflicts") expect(one.conflicts.map(conflictKey).sort()).toEqual(other.conflicts.map(conflictKey).sort());
      }),
      { numRuns: 2000 },
    );
  });

  it("every conflict can be decided either way, and then holds", () => {
    fc.assert(
      fc.property(knowledge, changes, changes, fc.constantFrom("mine" as const, "head" as const), (base, theirs, mine, choice) => {
        const draft = { base, head: applyChanges(base, theirs), changes: mine };
        const found = mergeDraft(draft);
        if (found.kind !== "conflicts") return;
        const decided = mergeDraft({ ...draft, choices: new Map(found.conflicts.map((conflict) => [conflictKey(conflict), choice])) });
        if (decided.kind !== "merged") throw new Error("A conflict was left.");
        const { problems, anomalies } = indexKnowledge(decided.knowledge);
        for (const conflict of found.conflicts) {
          expect(conflict.mine).not.toBe(conflict.head);
          expect((conflict.kind === "problem" ? problems : anomalies).get(conflict.id) ?? null).toBe(conflict[choice]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
