import { expect, it } from "vitest";
import { listStops, stopAcross } from "./stream-stops";

const block = (id: string, left: number, runId: number | null = 1) => ({ job: { id, workerId: "w", startMs: 0, endMs: 1, runId }, left, width: 0.1 });

/** Two workers, the first with two rows; the job of no run leads nowhere. */
const STOPS = listStops([[[block("a", 0), block("b", 0.5), block("sweep", 0.7, null)], [block("c", 0.6)]], [[]], [[block("d", 0.1), block("e", 0.8)]]]);

it("stops at the blocks that lead to a run, as they stand in the page", () => {
  expect(STOPS.map(({ id, row }) => [id, row])).toEqual([["a", 0], ["b", 0], ["c", 1], ["d", 3], ["e", 3]]);
});

it("goes up and down to what is nearest in time, over rows without a block", () => {
  const across = (from: number, direction: -1 | 1): string | undefined => STOPS[stopAcross(STOPS, from, direction) ?? -1]?.id;
  expect([across(0, 1), across(2, 1), across(3, -1), across(4, -1), across(2, -1)]).toEqual(["c", "e", "c", "c", "b"]);
  expect([across(0, -1), across(4, 1), across(9, 1)]).toEqual([undefined, undefined, undefined]);
});
