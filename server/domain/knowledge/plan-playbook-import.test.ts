import { describe, expect, it } from "vitest";
import { planPlaybookImport, type EntryPlan, type ImportState, type KnownPlaybook } from "./plan-playbook-import";
import { playbookKey } from "./playbook";
import { writePlaybookFile, type PlacedEntry } from "./playbook-file";

const known = (id: number, over: Partial<KnownPlaybook> = {}): KnownPlaybook => ({
  id,
  key: `key-${String(id)}`,
  number: 3,
  priority: "high",
  title: { en: `Title ${String(id)}`, ru: `Название ${String(id)}` },
  owner: { en: "Storage" },
  steps: [
    { id: "1", text: { en: "Look", ru: "Посмотреть" } },
    { id: "4", text: { en: "Mend" } },
  ],
  usedStepIds: ["1", "2", "3", "4"],
  confirmedFor: [],
  ...over,
});

const entryOf = ({ key, priority, title, owner, steps }: KnownPlaybook, place: number, over: Partial<PlacedEntry> = {}): PlacedEntry => ({ place, key, priority, title, owner, steps, problems: [], ...over });

const BASES = [{ id: 5, name: "Operations", problems: [{ id: 8, text: "Array failed" }, { id: 9, text: "Disk is full" }] }];
const state = (playbooks: KnownPlaybook[]): ImportState => ({ playbooks, bases: BASES });
const kinds = (plans: readonly EntryPlan[]): string[] => plans.map(({ kind }) => kind);

/** What is there once a plan has been written. */
function written(before: ImportState, plans: readonly EntryPlan[]): ImportState {
  const made = plans.map((plan, index): KnownPlaybook => {
    const old = before.playbooks.find(({ id }) => id === plan.known?.id);
    const confirmedFor = [...(old?.confirmedFor ?? []), ...plan.problems];
    return { ...plan.content, id: old?.id ?? 100 + index, key: old?.key ?? plan.key ?? `made-${String(index)}`, number: (old?.number ?? 0) + 1, usedStepIds: [...(old?.usedStepIds ?? []), ...plan.content.steps.map(({ id }) => id)], confirmedFor };
  });
  return { ...before, playbooks: [...before.playbooks.filter(({ id }) => made.every((each) => each.id !== id)), ...made] };
}

describe("an import of playbooks", () => {
  it("finds what is there by its key, whatever its title, and says text by text what changes", () => {
    const one = known(1);
    const { plans, faults } = planPlaybookImport(
      [entryOf(one, 1), entryOf(known(2), 2, { title: { en: "Another" }, priority: "low", steps: [{ id: "4", text: { en: "Mend it" } }, { id: "1", text: { en: "Look", ru: "Посмотреть" } }] })],
      state([one, known(2)]),
    );
    expect(faults).toEqual([]);
    expect(kinds(plans)).toEqual(["same", "changed"]);
    expect(plans[1]?.isReordered).toBe(true);
    expect(plans[1]?.changes).toEqual([
      { part: "priority", number: null, language: null, before: "high", after: "low" },
      { part: "title", number: null, language: "en", before: "Title 2", after: "Another" },
      { part: "step", number: 1, language: "en", before: "Mend", after: "Mend it" },
      { part: "title", number: null, language: "ru", before: "Название 2", after: null },
    ]);
  });

  it("takes spaces around a text and an empty text for no difference", () => {
    const loose = known(1, { title: { en: " Title 1\n", ru: "" }, steps: [{ id: "1", text: { en: "Look ", ru: "" } }] });
    expect(kinds(planPlaybookImport([entryOf(loose, 1, { title: { en: "Title 1" }, steps: [{ id: "1", text: { en: "Look" } }] })], state([loose])).plans)).toEqual(["same"]);
  });

  it("gives a step without an id that of the step which says the same, else one that was never there", () => {
    const one = known(1);
    const { plans } = planPlaybookImport([entryOf(one, 1, { steps: [{ id: null, text: { en: "Call" } }, { id: null, text: { en: "Look", ru: "Посмотреть" } }, { id: null, text: { en: "Mend" } }] })], state([one]));
    expect(plans[0]?.content.steps.map(({ id }) => id)).toEqual(["5", "1", "4"]);
  });

  it("changes nothing the second time", () => {
    const before = state([known(1), known(2, { confirmedFor: [{ knowledgeBaseId: 5, problemId: 8 }] })]);
    const file: PlacedEntry[] = [
      entryOf(known(1), 1, { title: { en: "Renamed" }, steps: [{ id: null, text: { en: "New" } }] }),
      { place: 2, key: null, priority: "low", title: { en: "By hand" }, owner: {}, steps: [{ id: null, text: { en: "A" } }, { id: null, text: { en: "A" } }], problems: [{ knowledgeBase: "Operations", id: 8, text: null }] },
      { place: 3, key: "elsewhere", priority: "low", title: { ru: "Из другой" }, owner: {}, steps: [], problems: [{ knowledgeBase: "Operations", id: null, text: "Disk is full" }] },
      { place: 4, key: "shipped-99", priority: "low", title: { en: "Of a later release" }, owner: {}, steps: [], problems: [] },
    ];
    const first = planPlaybookImport(file, before);
    expect(first.faults).toEqual([]);
    expect(kinds(first.plans)).toEqual(["changed", "new", "new", "new"]);
    expect(first.plans.map(({ key }) => key)).toEqual(["key-1", null, "elsewhere", null]);
    expect(first.plans[1]?.problems).toEqual([{ knowledgeBaseId: 5, problemId: 8, insteadOf: known(2).title }]);
    const second = planPlaybookImport(file, written(before, first.plans));
    expect(second.faults).toEqual([]);
    expect(kinds(second.plans)).toEqual(["same", "same", "same", "same"]);
    expect(second.plans.map(({ content }) => playbookKey(content))).toEqual(first.plans.map(({ content }) => playbookKey(content)));
  });

  it("confirms for a problem that is here by id and text, and says which it passes over", () => {
    const one = known(1, { confirmedFor: [{ knowledgeBaseId: 5, problemId: 77 }] });
    const named = (knowledgeBase: string, id: number | null, text: string | null) => ({ knowledgeBase, id, text });
    const { plans } = planPlaybookImport(
      [entryOf(one, 1, { problems: [named("Operations", 8, "Array failed"), named("Operations", 3, "Disk is full"), named("Operations", 77, "Gone since"), named("Operations", 8, "Fan stands still"), named("Operations", 12, null), named("Elsewhere", 8, "Array failed")] })],
      state([one]),
    );
    expect(plans[0]?.problems.map(({ problemId }) => problemId)).toEqual([8, 9]);
    expect(plans[0]?.passed.map(({ reason }) => reason)).toEqual(["other-text", "no-problem", "no-base"]);
    expect(plans[0]?.changes).toEqual([]);
    expect(plans[0]?.kind).toBe("changed");
  });

  it("refuses what has no single meaning, and plans the others", () => {
    const twin = known(2, { title: { en: "Title 1" } });
    const blank = { key: null, priority: "low" as const, owner: {}, steps: [], problems: [] };
    const claim = { problems: [{ knowledgeBase: "Operations", id: 8, text: null }] };
    const { plans, faults } = planPlaybookImport(
      [
        { place: 1, ...blank, title: { en: "Title 1" } },
        entryOf(known(3), 2, claim),
        entryOf(known(3), 3),
        { place: 4, ...blank, title: { en: "Mine" }, ...claim },
        { place: 5, ...blank, title: { en: "Once" } },
        { place: 6, ...blank, title: { en: "Once" } },
      ],
      state([known(1), twin, known(3)]),
    );
    expect(faults.map(({ place, code, params }) => [place, code, params])).toEqual([
      [1, "several", {}],
      [3, "twice", { first: 2 }],
      [4, "problem-twice", { id: "8", first: 2 }],
      [6, "twice", { first: 5 }],
    ]);
    expect(plans.map(({ place }) => place)).toEqual([2, 5]);
  });
});

describe("the file", () => {
  it("is written as a person can read it, without what is not there", () => {
    const text = writePlaybookFile([{ ...known(1, { title: { en: "Title", ru: "" }, steps: [{ id: "1", text: { ru: "Да" } }] }), confirmedFor: [{ knowledgeBase: "Operations", problemId: 8, text: "Array failed" }, { knowledgeBase: "Operations", problemId: 7, text: null }] }]);
    expect(JSON.parse(text)).toEqual({
      schemaVersion: 1,
      playbooks: [
        {
          id: "key-1",
          title: { en: "Title" },
          priority: "high",
          owner: { en: "Storage" },
          problems: [{ knowledgeBase: "Operations", id: 8, text: "Array failed" }, { knowledgeBase: "Operations", id: 7 }],
          steps: [{ id: "1", text: { ru: "Да" } }],
        },
      ],
    });
    expect(text).toContain('\n      "priority": "high",\n');
  });
});
