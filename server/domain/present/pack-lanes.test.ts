import { expect, it } from "vitest";
import { packLanes } from "./pack-lanes";

it("lets two items share a lane when they and their labels lie apart", () => {
  const items = [{ from: 0.3, to: 0.5 }, { from: 0.4, to: 0.6 }, { from: 0.9, to: 1 }, { from: 0.62, to: 0.7 }];
  expect(packLanes(items, 0.05, 0.01)).toEqual([0, 1, 0, 0]);
  expect(packLanes(items, 0.2, 0.01)).toEqual([0, 1, 0, 2]);
});
