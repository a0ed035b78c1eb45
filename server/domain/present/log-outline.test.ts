import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketAt, countUntil, indexOutline, outlineOf, planPage } from "./log-outline";

const OUTLINE = indexOutline({ buckets: [2, 3, 7], records: [4, 1, 5], untimed: 2 });

describe("an outline of records", () => {
  it("counts what had been written by an instant, and everything at the end", () => {
    expect([0, 2, 3, 4, 7, 8, null].map((bucket) => countUntil(OUTLINE, bucket))).toEqual([0, 0, 4, 5, 5, 10, 12]);
  });

  it("is made of the instants of records as well", () => {
    expect(outlineOf([120, 121, 130, 179], { startMicros: 100, bucketMicros: 10, bucketCount: 8, firstMicros: 120, lastMicros: 179 })).toEqual(indexOutline({ buckets: [2, 3, 7], records: [2, 1, 1], untimed: 0 }));
  });

  it("finds the bucket of a position", () => {
    expect([0, 3, 4, 5, 9, 10, 11].map((position) => bucketAt(OUTLINE, position))).toEqual([2, 2, 3, 7, 7, null, null]);
  });

  it("plans a page over neighbours as one stretch, and leaves out what holds nothing", () => {
    expect(planPage(OUTLINE, 1, 4)).toEqual({ stretches: [[2, 4]], skip: 1 });
    expect(planPage(OUTLINE, 4, 3)).toEqual({ stretches: [[3, 4], [7, 8]], skip: 0 });
    expect(planPage(OUTLINE, 11, 3)).toEqual({ stretches: [], skip: 1 });
  });

  const outlines = fc.record({ gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })), { maxLength: 20 }), untimed: fc.integer({ min: 0, max: 5 }) }).map(({ gaps, untimed }) => {
    let bucket = -1;
    return { buckets: gaps.map(([gap]) => (bucket += gap)), records: gaps.map(([, count]) => count), untimed };
  });

  it("reads every record once, whatever the pages", () => {
    fc.assert(
      fc.property(outlines, fc.integer({ min: 1, max: 12 }), (outline, limit) => {
        const indexed = indexOutline(outline);
        const all = outline.buckets.flatMap((bucket, at) => Array.from({ length: outline.records[at] ?? 0 }, (_, n) => `${String(bucket)}/${String(n)}`));
        const read: string[] = [];
        for (let position = 0; position < all.length; position += limit) {
          const { stretches, skip } = planPage(indexed, position, limit);
          const within = all.filter((record) => stretches.some(([from, to]) => Number(record.split("/")[0]) >= from && Number(record.split("/")[0]) < to));
          read.push(...within.slice(skip, skip + limit));
        }
        expect(read).toEqual(all);
      }),
    );
  });
});
