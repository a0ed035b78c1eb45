import { describe, expect, it } from "vitest";
import { lintKnowledge } from "./lint-knowledge";

const DIMENSIONS = 96;

/** A stand-in for a sentence model: one direction per word. */
const directions = new Map<string, number>();
function embed(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    if (!directions.has(word)) directions.set(word, directions.size);
    vector[directions.get(word)!]! += 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
const known = (id: number, text: string) => ({ id, text, vector: embed(text) });

const DISTINCT = ["Disk shelf lost power", "Replica refuses writes", "Gateway certificate expired", "Fan tray stands still"];

describe("lintKnowledge", () => {
  const lint = (anomalies: string[], { problems = DISTINCT, isLinked = true } = {}) =>
    lintKnowledge({ problems: problems.map((text, i) => known(i + 1, text)), anomalies: anomalies.map((text, i) => known(i + 1, text)), links: isLinked ? problems.map((_, i) => ({ problemId: i + 1, anomalyId: 1 })) : [] });

  it("finds nothing in texts that differ", () => {
    expect(lint(["Write latency doubled", "Queue length above limit", "Handshake retried thrice", "Temperature sensor silent"])).toEqual([]);
  });

  it("names one text under several ids, doubled spaces aside, and not under two kinds", () => {
    expect(lint(["Write latency doubled", "Queue length above limit", "Write  latency doubled ", "Disk shelf lost power"])).toEqual([{ kind: "same-text", entry: "anomaly", ids: [1, 3] }]);
  });

  it("names nearly the same texts, the nearest first", () => {
    const found = lint(["Host lost both uplinks during nightly backup", "Host lost both uplinks during weekly backup", "Queue of print server exceeds its limit today", "Queue of print server exceeds its limit now", "Host lost both uplinks during nightly backup window"]);
    expect(found.filter(({ kind }) => kind === "near-duplicate").map(({ ids }) => ids)).toEqual([
      [1, 5],
      [3, 4],
      [1, 2],
    ]);
    expect(found[0]).toMatchObject({ kind: "near-duplicate", entry: "anomaly", similarity: expect.closeTo(Math.sqrt(7 / 8), 3) as number });
  });

  it("names a text of empty words, and one that many others are close to", () => {
    const family = Array.from({ length: 13 }, (_, i) => `Network path timeout ${String.fromCharCode(97 + i).repeat(4)}`);
    const found = lint(["Network path timeout", ...family, "Error reported", "Temperature sensor silent"]);
    expect(found.filter(({ kind }) => kind === "too-general").map(({ ids }) => ids[0])).toEqual(expect.arrayContaining([1, 15]));
    expect(found.find(({ kind, ids }) => kind === "too-general" && ids[0] === 1)).toMatchObject({ near: 13 });
    expect(found.find(({ ids }) => ids[0] === 16)).toBeUndefined();
  });

  it("names problems without anomalies", () => {
    expect(lint([], { isLinked: false })).toEqual([1, 2, 3, 4].map((id) => ({ kind: "no-anomalies", entry: "problem", ids: [id] })));
  });
});
