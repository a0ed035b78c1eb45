import { beforeAll, describe, expect, it } from "vitest";
import { shippedKnowledge } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "@/server/services/seed-data";
import { type AccuracyTexts, DEGREES, readAccuracyTexts, type Wording } from "./wordings";

const knowledge = shippedKnowledge(shippedProblems, shippedShared);
const textOf = {
  problem: new Map(knowledge.problems.map(({ id, text }) => [id, text])),
  anomaly: new Map(knowledge.anomalies.map(({ id, text }) => [id, text])),
};
const plain = (text: string): string => text.toLowerCase().replace(/\{[^}]*\}/g, " ").replace(/\s+/g, " ").trim();
const saidOf = (wording: Wording): string[] => DEGREES.map((degree) => plain(wording[degree]));

let texts: AccuracyTexts;

beforeAll(async () => {
  texts = await readAccuracyTexts("tests/data/accuracy");
});

describe("the texts of the accuracy set", () => {
  it("are 30 problems with four anomalies each, none twice", () => {
    const anomalies = texts.problems.flatMap((one) => one.anomalies.map(({ id }) => id));
    expect(texts.problems.map((one) => one.anomalies.length)).toEqual(Array.from({ length: 30 }, () => 4));
    expect(new Set(texts.problems.map((one) => one.problem.id)).size).toBe(30);
    expect(new Set(anomalies).size).toBe(anomalies.length);
  });

  it("name entries of the shipped knowledge base, linked as they are there", () => {
    const links = new Set(knowledge.links.map(({ anomalyId, problemId }) => `${anomalyId}:${problemId}`));
    const unlinked = texts.problems.flatMap(({ problem, anomalies }) => anomalies.filter(({ id }) => !links.has(`${id}:${problem.id}`)).map(({ id }) => `${id}:${problem.id}`));
    expect(unlinked).toEqual([]);
    expect(texts.problems.filter(({ problem }) => !textOf.problem.has(problem.id))).toEqual([]);
  });

  it("are never the knowledge base's own", () => {
    const same = texts.problems.flatMap(({ problem, anomalies }) => [
      ...(saidOf(problem).includes(plain(textOf.problem.get(problem.id) ?? "")) ? [problem.id] : []),
      ...anomalies.filter((anomaly) => saidOf(anomaly).includes(plain(textOf.anomaly.get(anomaly.id) ?? ""))).map(({ id }) => id),
    ]);
    expect(same).toEqual([]);
  });

  it("are all different", () => {
    const all = [...texts.problems.flatMap(({ problem, anomalies }) => [problem, ...anomalies].flatMap(saidOf)), ...Object.values(texts.noise).flat().map(plain)];
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  it("of near misses are none twice, and none of those held out is among those that choices were made on", () => {
    const all = [texts.nearErrors, texts.nearWarnings].flatMap(({ chosenOn, heldOut }) => [...chosenOn, ...heldOut].map(plain));
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  it("have fewer words in common with the knowledge base from degree to degree", () => {
    const wordsOf = (text: string): Set<string> => new Set(plain(text).match(/\p{L}{3,}/gu) ?? []);
    const kept = (degree: (typeof DEGREES)[number]): number => {
      const shares = texts.problems.flatMap(({ anomalies }) => anomalies).map((anomaly) => {
        const known = wordsOf(textOf.anomaly.get(anomaly.id) ?? "");
        return [...known].filter((word) => wordsOf(anomaly[degree]).has(word)).length / known.size;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    expect(kept("easy")).toBeGreaterThan(0.7);
    expect(kept("medium")).toBeLessThan(0.6);
    expect(kept("hard")).toBeLessThan(0.2);
  });
});
