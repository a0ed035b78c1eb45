import { expect, it } from "vitest";
import { listSearchGroups } from "./list-search-groups";

const input = { text: "", found: undefined, locale: "en", pageName: (name: string) => name, statusName: (status: string) => status, instant: () => "today", baseName: (name: string) => name.replace(/^from/, "из") } as const;

it("offers the pages before anything is asked, and those whose name has the text after", () => {
  expect(listSearchGroups(input).map(({ name }) => name)).toEqual(["pages"]);
  expect(listSearchGroups({ ...input, text: " KNOW " })[0]?.items).toEqual([{ href: "/knowledge-base", label: "knowledge-base", note: null }]);
});

it("leads from each thing found to its page", () => {
  const found = {
    runs: [{ id: 7, name: "Night 7", status: "completed" as const, createdAt: new Date(0) }],
    problems: [{ knowledgeBaseId: 2, knowledgeBase: "from night.zip", problemId: 46, text: "Disk & array lost" }],
    playbooks: [{ id: 3, title: { ru: "Замена диска" }, owner: {} }],
  };
  expect(listSearchGroups({ ...input, text: "zzz", found })).toEqual([
    { name: "runs", items: [{ href: "/runs/7", label: "Night 7", note: "completed · today" }] },
    { name: "problems", items: [{ href: "/knowledge-base?kb=2&q=Disk%20%26%20array%20lost&open=46", label: "P46  Disk & array lost", note: "из night.zip" }] },
    { name: "playbooks", items: [{ href: "/playbooks/3", label: "Замена диска", note: null }] },
  ]);
});

it("offers of what was found for an earlier text only what has the present one in its name", () => {
  const runOf = (id: number, name: string) => ({ id, name, status: "completed" as const, createdAt: new Date(0) });
  const found = { runs: [runOf(1, "Night 7"), runOf(2, "Night 8")], problems: [], playbooks: [] };
  const labels = (text: string, isEarlier: boolean) => listSearchGroups({ ...input, text, found, isEarlier }).flatMap(({ items }) => items.map(({ label }) => label));
  expect(labels("night 8", true)).toEqual(["Night 8"]);
  expect(labels("storage", true)).toEqual([]);
  // The server looks at more than names.
  expect(labels("storage", false)).toEqual(["Night 7", "Night 8"]);
});
