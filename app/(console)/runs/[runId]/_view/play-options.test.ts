import { expect, it } from "vitest";
import { playOptions } from "./play-options";

const MINUTE = 60_000_000;

it("plays a day in about two and a half minutes, in steps of a quarter of an hour", () => {
  const options = playOptions(24 * 60 * MINUTE, MINUTE);
  expect(options).toMatchObject({ speed: 600, step: 15 * MINUTE });
  expect(options.speeds).toEqual([60, 300, 600, 1_800, 3_600]);
});

it("steps whole buckets only", () => {
  for (const [span, bucket] of [[3 * MINUTE, 100_000], [MINUTE * 60 * 24 * 400, MINUTE * 360], [10_000, 1_000], [0, 1_000]] as const) {
    const { steps, step, speeds, speed } = playOptions(span, bucket);
    expect(steps.every((one) => one % bucket === 0)).toBe(true);
    expect(steps).toContain(step);
    expect(speeds).toContain(speed);
  }
});
