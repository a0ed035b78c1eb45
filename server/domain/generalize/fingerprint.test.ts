import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint";

describe("fingerprint", () => {
  it("is stored, so its values never change", () => {
    expect(["", "a", "VM started", "Сбой диска"].map(fingerprint)).toMatchInlineSnapshot(`
      [
        0n,
        -5899658482550764944n,
        -732328444006855933n,
        -3194681406341697194n,
      ]
    `);
  });

  it("fits a signed 64-bit integer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(BigInt.asIntN(64, fingerprint(text))).toBe(fingerprint(text));
      }),
    );
  });

  it("gives 200,000 texts that differ in one number as many values, each half of them as well spread as chance", () => {
    const values = Array.from({ length: 200_000 }, (_, i) => fingerprint(`Failed login ${i} from <IP>`));
    expect(new Set(values).size).toBe(values.length);
    // 200,000 draws of 2^32 values collide 4.7 times on average.
    expect(new Set(values.map((value) => BigInt.asUintN(32, value))).size).toBeGreaterThan(values.length - 30);
    expect(new Set(values.map((value) => value >> 32n)).size).toBeGreaterThan(values.length - 30);
  });

  it("changes half of its bits when one character changes", () => {
    let bits = 0;
    for (let i = 0; i < 1000; i++) {
      const difference = BigInt.asUintN(64, fingerprint(`disk ${i} failed`) ^ fingerprint(`disk ${i} failee`));
      bits += difference.toString(2).replaceAll("0", "").length;
    }
    expect(bits / 1000).toBeGreaterThan(30);
    expect(bits / 1000).toBeLessThan(34);
  });
});
