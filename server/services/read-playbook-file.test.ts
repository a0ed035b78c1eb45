import { describe, expect, it } from "vitest";
import { LOCALES } from "@/server/domain/present/format";
import { playbookFaultText } from "./playbook-fault-text";
import { readPlaybookFile } from "./read-playbook-file";

const GOOD = { title: { en: "Good" }, priority: "high" };
const read = (content: unknown) => readPlaybookFile(Buffer.from(typeof content === "string" ? content : JSON.stringify(content)));
const readOne = (entry: unknown) => read({ schemaVersion: 1, playbooks: [GOOD, entry] });
const faultsOf = (content: unknown): string[] => read(content).faults.map((fault) => playbookFaultText(fault, "en"));

describe("a file of playbooks", () => {
  it("is read with what it leaves out, in UTF-8 with a mark and in UTF-16", () => {
    const text = JSON.stringify({ schemaVersion: 1, playbooks: [{ ...GOOD, id: "a", owner: { ru: " Сеть " }, problems: [{ knowledgeBase: "Operations", text: "Full" }], steps: [{ text: { en: "Look\n" } }] }] });
    const expected = [{ place: 1, key: "a", priority: "high", title: { en: "Good" }, owner: { ru: "Сеть" }, problems: [{ knowledgeBase: "Operations", id: null, text: "Full" }], steps: [{ id: null, text: { en: "Look" } }] }];
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, "utf16le")]) expect(readPlaybookFile(bytes)).toEqual({ entries: expected, faults: [] });
    expect(readOne(GOOD).entries.map(({ place, owner, steps, problems }) => ({ place, owner, steps, problems }))).toEqual([1, 2].map((place) => ({ place, owner: {}, steps: [], problems: [] })));
  });

  it.each([
    ["", "The file: it is no valid JSON"],
    ['{\n "schemaVersion": 1\n "playbooks": [] }', "The file: it is no valid JSON from line 3 on"],
    [[GOOD], "The file: it is to be an object of two fields, schemaVersion (the number 1) and playbooks (a list)"],
    [{ playbooks: [] }, "The file: it is to be an object of two fields, schemaVersion (the number 1) and playbooks (a list)"],
    [{ schemaVersion: 2, notes: 1 }, "The file: schemaVersion is 2, but only 1 is read here"],
    [{ schemaVersion: 1, playbooks: Array.from({ length: 2_001 }, () => 1) }, "The file: playbooks has more than 2000 items"],
  ])("as a whole is none: %j", (content, sentence) => {
    expect(faultsOf(content)).toEqual([sentence]);
  });

  it.each([
    [7, "Playbook 2: it is no object with the fields of a playbook"],
    [{ ...GOOD, titel: {} }, "Playbook 2, “Good”: there is no field titel"],
    [{ priority: "low" }, "Playbook 2: title is missing"],
    [{ ...GOOD, title: { ru: " " } }, "Playbook 2: title is empty"],
    [{ ...GOOD, title: "Good" }, "Playbook 2: title is to be an object"],
    [{ ...GOOD, title: { en: "a".repeat(201) } }, `Playbook 2, “${"a".repeat(60)}…”: title › en is longer than 200 characters`],
    [{ title: { en: "Good" } }, "Playbook 2, “Good”: priority is missing"],
    [{ ...GOOD, priority: "urgent" }, 'Playbook 2, “Good”: priority is "urgent", but is to be one of critical, high, medium, low'],
    [{ ...GOOD, steps: { en: "a" } }, "Playbook 2, “Good”: steps is to be a list"],
    [{ ...GOOD, steps: [{ text: { en: "a" } }, { text: { en: 5 } }] }, "Playbook 2, “Good”: steps › 2 › text › en is to be a text"],
    [{ ...GOOD, steps: [{ text: {} }] }, "Playbook 2, “Good”: steps › 1 › text is empty"],
    [{ ...GOOD, steps: Array.from({ length: 101 }, () => ({ text: { en: "a" } })) }, "Playbook 2, “Good”: steps has more than 100 items"],
    [{ ...GOOD, steps: ["1", "1"].map((id) => ({ id, text: { en: "a" } })) }, "Playbook 2, “Good”: two steps have the id 1"],
    [{ ...GOOD, steps: [{ text: { en: "a\u0000" } }] }, "Playbook 2, “Good”: steps › 1 › text › en holds a character that is none (a zero, or half of a pair)"],
    [{ ...GOOD, owner: { en: "\ud83d" } }, "Playbook 2, “Good”: owner › en holds a character that is none (a zero, or half of a pair)"],
    [{ ...GOOD, problems: [{ knowledgeBase: "Operations" }] }, "Playbook 2, “Good”: problems › 1 names a problem neither by id nor by text"],
    [{ ...GOOD, problems: [{ knowledgeBase: "Operations", id: 1.5 }] }, "Playbook 2, “Good”: problems › 1 › id is to be a whole number from 1 to 2147483647"],
    [{ ...GOOD, problems: [{ knowledgeBase: "Operations", id: 0 }] }, "Playbook 2, “Good”: problems › 1 › id is to be a whole number from 1 to 2147483647"],
    [{ ...GOOD, problems: [{ knowledgeBase: "Operations", id: "P8" }] }, "Playbook 2, “Good”: problems › 1 › id is to be a number"],
  ])("has a playbook that cannot be read: %j", (entry, sentence) => {
    const { entries, faults } = readOne(entry);
    expect(entries.map(({ place }) => place)).toEqual([1]);
    expect(faults.map((fault) => playbookFaultText(fault, "en"))).toEqual([sentence]);
    for (const locale of LOCALES) expect(playbookFaultText(faults[0]!, locale)).not.toMatch(/fault\.|[{}]/);
  });
});
