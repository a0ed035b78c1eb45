import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HashIndex } from "./hash-index";

function numbersUnder(index: HashIndex, hash: number): number[] {
  const numbers: number[] = [];
  for (let number = index.first(hash); number >= 0; number = index.next(number)) numbers.push(number);
  return numbers;
}

describe("HashIndex", () => {
  it("gives all numbers of a hash, the latest first, and no other, however much it has grown", () => {
    const hash = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer());
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 5_000 }), (hashes) => {
        const index = new HashIndex();
        const known = new Map<number, number[]>();
        for (const one of hashes) known.set(one, [index.add(one), ...(known.get(one) ?? [])]);
        expect(index.size).toBe(hashes.length);
        for (const [one, numbers] of known) expect(numbersUnder(index, one)).toEqual(numbers);
      }),
      { numRuns: 30 },
    );
  });

  it("starts anew at 0 once it is cleared", () => {
    const index = new HashIndex();
    for (let number = 0; number < 3_000; number++) index.add(number % 7);
    index.clear();
    expect([index.size, numbersUnder(index, 3)]).toEqual([0, []]);
    expect([index.add(3), numbersUnder(index, 3)]).toEqual([0, [0]]);
  });
});
