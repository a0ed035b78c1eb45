import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromTyped, toTyped } from "./typed-value";

describe("a typed value", () => {
  it("is in GB where it is a size", () => {
    expect([toTyped(25_000_000_000, "bytes"), fromTyped("0.5", "bytes"), fromTyped(30, "days"), fromTyped("", "days")]).toEqual([25, 500_000_000, 30, null]);
  });

  it("comes back to the byte", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (bytes) => fromTyped(toTyped(bytes, "bytes"), "bytes") === bytes));
  });
});
