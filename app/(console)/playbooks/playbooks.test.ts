import { describe, expect, it } from "vitest";
import { nextStepId, type PlaybookStep } from "@/server/domain/knowledge/playbook";
import { EMPTY_PLAYBOOK, findFault, moveStep, playbookMarkdown } from "./edit-playbook";
import { filterPlaybooks, ownersOf, type ListedPlaybook } from "./filter-playbooks";
import { readPlaybooksAddress, writePlaybooksAddress } from "./playbooks-address";

const playbook = (id: number, over: Partial<ListedPlaybook>): ListedPlaybook => ({ ...EMPTY_PLAYBOOK, id, updatedAt: new Date(id * 1000), confirmedFor: [], ...over });

const PLAYBOOKS = [
  playbook(1, { priority: "low", title: { en: "Free a full disk", ru: "Освободить диск" }, owner: { en: "Storage", ru: "Хранение" }, confirmedFor: [{ problemId: 9, text: "File system full" }] }),
  playbook(2, { priority: "critical", title: { en: "Restore a link" }, owner: { en: "Network", ru: "Сеть" }, steps: [{ id: "1", text: { en: "Run `ethtool`" } }] }),
  playbook(3, { priority: "critical", title: { ru: "Вернуть BGP" }, owner: { en: "Network", ru: "Сеть" } }),
];
const ids = (list: ListedPlaybook[]): number[] => list.map(({ id }) => id);
const ask = (search: string) => readPlaybooksAddress(new URLSearchParams(search));

describe("the list of playbooks", () => {
  it("begins with the most urgent, then by title in the reader's language", () => {
    expect(ids(filterPlaybooks(PLAYBOOKS, ask(""), "en"))).toEqual([2, 3, 1]);
    expect(ids(filterPlaybooks(PLAYBOOKS, ask("dir=asc"), "en"))).toEqual([1, 2, 3]);
    expect(ids(filterPlaybooks(PLAYBOOKS, ask("sort=updated"), "en"))).toEqual([3, 2, 1]);
  });

  it.each([
    ["q=ethtool", [2]],
    ["q=p9+full", [1]],
    ["q=диск", [1]],
    ["priority=critical", [2, 3]],
    ["owner=Сеть", [2, 3]],
    ["show=unconfirmed", [2, 3]],
    ["q=nothing", []],
  ])("leaves for %s", (search, expected) => {
    expect(ids(filterPlaybooks(PLAYBOOKS, ask(search), "ru")).sort()).toEqual(expected);
  });

  it("names every owner once", () => {
    expect(ownersOf(PLAYBOOKS, "ru")).toEqual(["Сеть", "Хранение"]);
  });

  it("has an address that reads back", () => {
    const text = writePlaybooksAddress(ask("q=a+b&priority=low&owner=X&show=unconfirmed&sort=title&dir=desc"));
    expect(readPlaybooksAddress(new URLSearchParams(text.split("?")[1]))).toEqual({ query: "a b", priority: "low", owner: "X", isUnconfirmed: true, sort: "title", direction: "desc" });
    expect(writePlaybooksAddress(ask("priority=urgent&sort=x"))).toBe("/playbooks");
  });
});

describe("writing a playbook", () => {
  const steps: PlaybookStep[] = ["1", "2", "3"].map((id) => ({ id, text: { en: id } }));
  const order = (list: PlaybookStep[]): string => list.map(({ id }) => id).join("");

  it("moves a step", () => {
    expect(order(moveStep(steps, 0, 2))).toBe("231");
    expect(order(moveStep(steps, 2, 0))).toBe("312");
    expect(order(moveStep(steps, 1, 99))).toBe("132");
    expect(order(moveStep(steps, 7, 0))).toBe("123");
  });

  it("gives a new step an id that was never there", () => {
    expect(nextStepId(["1", "9", "x"])).toBe("10");
    expect(nextStepId([])).toBe("1");
  });

  it("says what is missing", () => {
    expect(findFault({ ...EMPTY_PLAYBOOK, title: { en: " " } })).toEqual({ kind: "no-title" });
    expect(findFault({ ...EMPTY_PLAYBOOK, title: { ru: "Т" }, steps: [...steps, { id: "4", text: { en: "", ru: " " } }] })).toEqual({ kind: "empty-step", number: 4 });
    expect(findFault({ ...EMPTY_PLAYBOOK, title: { ru: "Т" }, steps })).toBeNull();
  });

  it("is copied as a numbered list whose items keep their lines", () => {
    expect(playbookMarkdown("T", ["one\n- a", "two"])).toBe("## T\n\n1. one\n   - a\n2. two\n");
  });
});
