import { expect, it } from "vitest";
import { withoutSaved } from "./setting-edits";

it("keeps what was typed while the settings were being saved", () => {
  expect(withoutSaved({ runDays: 30, uploadDays: null, queuedRuns: 50 }, { runDays: 3, uploadDays: null })).toEqual({ runDays: 30, queuedRuns: 50 });
});
