import { expect, it } from "vitest";
import { RECENT_LIMIT, RecentVectors } from "./recent-vectors";

it("holds so many vectors, and of them those that were asked for last", () => {
  const recent = new RecentVectors();
  const textOf = (number: number): string => `text ${String(number)}`;
  for (let number = 0; number < RECENT_LIMIT; number++) recent.keep("light", textOf(number), Float32Array.of(number));
  expect(recent.get("light", textOf(0))).toEqual(Float32Array.of(0));
  recent.keep("light", "one more", Float32Array.of(1));
  expect(recent.get("light", textOf(1))).toBeUndefined();
  expect([textOf(0), textOf(2), "one more"].map((text) => recent.get("light", text)?.[0])).toEqual([0, 2, 1]);
});

it("tells models apart", () => {
  const recent = new RecentVectors();
  recent.keep("light", "disk full", Float32Array.of(1));
  expect(recent.get("heavy", "disk full")).toBeUndefined();
});

it("makes room for a new text only", () => {
  const recent = new RecentVectors();
  for (let number = 0; number < RECENT_LIMIT; number++) recent.keep("light", String(number), Float32Array.of(number));
  recent.keep("light", "5", Float32Array.of(5));
  expect(recent.get("light", "0")).toEqual(Float32Array.of(0));
});
