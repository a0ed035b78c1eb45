import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANGE_FILTERS } from "@/server/domain/present/compare-runs";
import { ALIGNMENTS } from "@/server/domain/present/compare-times";
import { compareHref, type CompareAddress, readCompareAddress, writeCompareAddress } from "./compare-address";

const ofQuery = (query: string): CompareAddress => readCompareAddress(new URLSearchParams(query));

describe("the address of a comparison", () => {
  it("names the runs, the baseline first", () => {
    expect(compareHref([12, 7])).toBe("/compare?runs=12,7");
    expect(compareHref([])).toBe("/compare");
  });

  it("leaves out what is no run, what stands there twice and what is too much", () => {
    expect(ofQuery("runs=3,x,3,-1,99999999999,4&problems=odd&page=0").runIds).toEqual([3, 4]);
    expect(ofQuery(`runs=${Array.from({ length: 30 }, (_, at) => at + 1).join(",")}`).runIds).toHaveLength(10);
  });

  it("comes back as it was written", () => {
    const address = fc.record<CompareAddress>({
      runIds: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxLength: 10 }),
      alignment: fc.constantFrom(...ALIGNMENTS),
      problems: fc.constantFrom(...CHANGE_FILTERS),
      templates: fc.constantFrom(...CHANGE_FILTERS),
      text: fc.string({ maxLength: 50 }).map((text) => text.trim()),
      page: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(address, (one) => {
        expect(ofQuery(writeCompareAddress(one).replace(/^\/compare\??/, ""))).toEqual(one);
      }),
    );
  });
});
