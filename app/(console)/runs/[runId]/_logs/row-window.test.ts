import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barHeight, followBar, MAX_HEIGHT, placeAt } from "./row-window";

const SHORT = { height: 20_000, view: 600 };
const LONG = { height: 100_000_000, view: 600 };

describe("the window on a long list", () => {
  it("is the browser's own where the list is short", () => {
    expect(followBar({ barTop: 0, top: 0 }, 12_345, SHORT)).toEqual({ barTop: 12_345, top: 12_345 });
    expect(placeAt(400, SHORT)).toEqual({ barTop: 400, top: 400 });
  });

  it("moves with the wheel, however long the list is", () => {
    const middle = placeAt(50_000_000, LONG);
    expect(followBar(middle, middle.barTop + 100, LONG).top).toBe(middle.top + 100);
    expect(followBar(middle, middle.barTop - 20, LONG).top).toBe(middle.top - 20);
  });

  it("reaches both ends and what the bar points at", () => {
    expect(followBar(placeAt(5_000, LONG), 0, LONG).top).toBe(0);
    expect(followBar(placeAt(0, LONG), MAX_HEIGHT - LONG.view, LONG).top).toBe(LONG.height - LONG.view);
    expect(followBar(placeAt(0, LONG), (MAX_HEIGHT - LONG.view) / 2, LONG).top).toBeCloseTo((LONG.height - LONG.view) / 2, 0);
  });

  it("stays within the list", () => {
    const sizes = fc.record({ height: fc.integer({ min: 0, max: 300_000_000 }), view: fc.integer({ min: 0, max: 2_000 }) });
    fc.assert(
      fc.property(sizes, fc.integer({ min: -100, max: 300_000_000 }), fc.integer({ min: -100, max: 9_000_000 }), (size, top, bar) => {
        for (const place of [placeAt(top, size), followBar(placeAt(top, size), Math.min(bar, barHeight(size)), size)]) {
          expect(place.top).toBeGreaterThanOrEqual(0);
          expect(place.top).toBeLessThanOrEqual(Math.max(0, size.height - size.view));
        }
      }),
    );
  });
});
