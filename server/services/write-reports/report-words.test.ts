import { describe, expect, it } from "vitest";
import en from "@/messages/en/reports.json";
import ru from "@/messages/ru/reports.json";
import { reportWords } from "./report-words";

/** Every message by its dotted path. */
function leaves(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value as object, `${path}${key}.`)));
}

/** The values a message names: `{count}` and `{count, plural, …}`. */
const named = (message: string): string[] => [...new Set([...message.matchAll(/\{(\w+)(?:\}|,)/g)].map((match) => match[1] ?? ""))].filter((name) => !name.endsWith("Count")).sort();

describe("the words of the reports", () => {
  it("are the same set in both languages and name the same values", () => {
    const russian = new Map(leaves(ru));
    expect([...russian.keys()]).toEqual(leaves(en).map(([path]) => path));
    for (const [path, message] of leaves(en)) {
      if (!message.includes("plural") && !message.includes("select")) expect([path, named(russian.get(path) ?? "")]).toEqual([path, named(message)]);
    }
  });

  it("follow the rules of number of each language", () => {
    const values = (count: number) => ({ score: count, anomalies: count, anomaliesCount: count, systems: count, systemsCount: count });
    const words = (count: number) => reportWords("ru")("incident.impactValue", values(count));
    expect([1, 3, 11, 21].map(words)).toEqual(["1: 1 аномалия × 1 система", "3: 3 аномалии × 3 системы", "11: 11 аномалий × 11 систем", "21: 21 аномалия × 21 система"]);
    expect(reportWords("en")("incident.impactValue", values(1))).toBe("1: 1 anomaly × 1 system");
  });

  it("refuse a sentence whose value is missing", () => {
    expect(() => reportWords("en")("incident.knowledgeBaseValue", { name: "Operations" })).toThrow();
  });
});
