import { describe, expect, it } from "vitest";
import { progress, type Stage, STAGES, stagesAfter } from "./pipeline";

describe("stagesAfter", () => {
  it("leads from the first stage to each other one, once all that it waits for has ended", () => {
    const ended = new Set<Stage>();
    const begun: Stage[] = ["extract"];
    for (const stage of begun) {
      ended.add(stage);
      begun.push(...stagesAfter(stage).filter(({ waitsFor }) => waitsFor.every((other) => ended.has(other))).map((next) => next.stage));
    }
    expect(begun).toEqual(STAGES);
  });

  it("begins the reports with the last of linking and aggregating, whichever that is", () => {
    expect(stagesAfter("link")).toEqual(stagesAfter("aggregate"));
    expect(stagesAfter("link")).toEqual([{ stage: "report", waitsFor: ["link", "aggregate"] }]);
  });
});

describe("progress", () => {
  it("never goes back from one stage to the next, and ends at 100", () => {
    const marks = STAGES.flatMap((stage) => [progress(stage, 0), progress(stage, 0.5), progress(stage, 1)]);
    expect(marks).toEqual([...marks].sort((a, b) => a - b));
    expect(marks.at(-1)).toBe(100);
  });
});
