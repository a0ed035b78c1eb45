import { describe, expect, it } from "vitest";
import { shippedKnowledge, shippedPlaybook } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "./seed-data";

const repeated = <T>(values: readonly T[]): T[] => values.filter((value, index) => values.indexOf(value) !== index);

describe("the shipped knowledge base", () => {
  const { problems, anomalies, links } = shippedKnowledge(shippedProblems, shippedShared);

  it("is as large as the product promises", () => {
    expect(problems.length).toBeGreaterThanOrEqual(50);
    expect(anomalies.length).toBeGreaterThanOrEqual(400);
    expect(new Set(shippedProblems.map(({ domain }) => domain))).toEqual(
      new Set(["network", "storage", "database", "hardware", "os", "virtualization", "application", "security"]),
    );
  });

  it("has no id and no text twice", () => {
    for (const entries of [problems, anomalies]) {
      expect(repeated(entries.map(({ id }) => id))).toEqual([]);
      expect(repeated(entries.map(({ text }) => text.toLowerCase()))).toEqual([]);
    }
    expect(repeated(links.map(({ anomalyId, problemId }) => `${anomalyId} of ${problemId}`))).toEqual([]);
  });

  it("has no empty text and none with outer spaces", () => {
    for (const { text } of [...problems, ...anomalies]) expect(text).toBe(text.trim() || "a text");
  });

  it("links every anomaly to a problem that exists, and some to several", () => {
    const problemIds = new Set(problems.map(({ id }) => id));
    expect(links.filter(({ problemId }) => !problemIds.has(problemId))).toEqual([]);
    const linked = new Set(links.map(({ anomalyId }) => anomalyId));
    expect(anomalies.filter(({ id }) => !linked.has(id))).toEqual([]);
    expect(shippedShared.length).toBeGreaterThan(0);
    for (const { problems: of } of shippedShared) expect(of.length).toBeGreaterThanOrEqual(2);
  });

  it.each(shippedProblems.map((problem) => [problem.id, problem] as const))("has anomalies and a playbook in both languages for problem %i", (_id, problem) => {
    expect(links.some(({ problemId }) => problemId === problem.id)).toBe(true);
    expect(problem.playbook.en.steps.length).toBe(problem.playbook.ru.steps.length);
    const { title, owner, steps } = shippedPlaybook(problem);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    for (const { en, ru } of [title, owner, ...steps.map(({ text }) => text)]) {
      expect(en?.trim()).toBeTruthy();
      expect(ru).toMatch(/[а-яё]/i);
      expect(en).not.toMatch(/[а-яё]/i);
    }
  });
});
