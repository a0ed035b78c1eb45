import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseFormat } from "./choose-format";
import { FIELD_SAMPLES } from "./format-samples-fields";
import { INFRASTRUCTURE_SAMPLES } from "./format-samples-infrastructure";
import { LANGUAGE_SAMPLES } from "./format-samples-languages";
import { STORE_SAMPLES } from "./format-samples-stores";
import { SYSTEM_SAMPLES } from "./format-samples-systems";
import { FRAMEWORK_SAMPLES } from "./format-samples-apps";
import { PROGRAM_SAMPLES, WEB_AND_SYSLOG_SAMPLES } from "./format-samples";
import { FORMATS } from "./formats/format-table";
import { sampleOf, tryFormat } from "./weigh-formats";

it("chooses by the share of lines explained, the more particular format of two that explain all", () => {
  const home = "2025-10-06T08:59:32 ERROR os: lost";
  const traced = [home, "java.lang.Error: 1", "\tat a.b(C.java:1)", home];
  expect(chooseFormat([home, home])).toMatchObject({ format: { id: "home" }, share: 1, explained: 2 });
  expect(chooseFormat(traced)).toMatchObject({ format: { id: "home" }, share: 2 / 3, explained: 2 });
  expect(chooseFormat([home, "2025-10-06 08:59:32,1 INFO [a] b.C - d", "2025-10-06 08:59:33,1 INFO [a] b.C - d"])?.format.id).toBe("log4j");
});

it("chooses none for text that is no log, and for nothing", () => {
  expect(chooseFormat(["It was a dark night.", "Nothing happened."])).toBeNull();
  expect(chooseFormat([])).toBeNull();
});

/** What comes out where every format is tried to the end, in the order of the table. */
function chooseAmongAll(lines: readonly string[]): { id: string; share: number; explained: number } | null {
  let best: { id: string; share: number; explained: number; score: number } | null = null;
  for (const format of FORMATS) {
    const choice = tryFormat(format, sampleOf(lines));
    if (choice === null || choice.share < format.minShare) continue;
    const score = choice.share * format.weight + choice.explained * 1e-6;
    if (score > (best?.score ?? 0)) best = { id: format.id, share: choice.share, explained: choice.explained, score };
  }
  return best && { id: best.id, share: best.share, explained: best.explained };
}

it("chooses what trying every format to the end would, whatever stands in the first lines", () => {
  const samples = [...WEB_AND_SYSLOG_SAMPLES, ...PROGRAM_SAMPLES, ...FRAMEWORK_SAMPLES, ...FIELD_SAMPLES, ...SYSTEM_SAMPLES, ...LANGUAGE_SAMPLES, ...INFRASTRUCTURE_SAMPLES, ...STORE_SAMPLES].map(({ lines }) => lines);
  const stretch = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...samples) }, { weight: 1, arbitrary: fc.constantFrom(["\tat a.b(C.java:1)"], ["no record at all"], [""]) });
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), (stretches) => {
      const lines = stretches.flat();
      const choice = chooseFormat(lines);
      expect(choice && { id: choice.format.id, share: choice.share, explained: choice.explained }).toEqual(chooseAmongAll(lines));
    }),
    { numRuns: 300 },
  );
});
