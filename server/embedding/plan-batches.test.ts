import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BATCH_TEXTS, BATCH_TOKENS, cutTokens, planBatches, TEXT_TOKENS } from "./plan-batches";

describe("planBatches", () => {
  it("places every text once, in a batch of texts of its length", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: TEXT_TOKENS }), { maxLength: 200 }), (lengths) => {
        const batches = planBatches(lengths);
        expect(batches.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
        for (const { members, width } of batches) {
          expect(members.length).toBeLessThanOrEqual(BATCH_TEXTS);
          expect(members.length * width).toBeLessThanOrEqual(BATCH_TOKENS);
          for (const index of members) expect(width).toBe(Math.max(1, lengths[index]!));
        }
      }),
    );
  });
});

describe("cutTokens", () => {
  it("keeps the closing token of a text that is cut", () => {
    const long = Array.from({ length: 500 }, (_, i) => i);
    const cut = cutTokens(long);
    expect(cut.length).toBe(TEXT_TOKENS);
    expect(cut[0]).toBe(0);
    expect(cut.at(-1)).toBe(499);
    expect(cutTokens([1, 2])).toEqual([1, 2]);
    expect(cutTokens([])).toEqual([]);
  });
});
