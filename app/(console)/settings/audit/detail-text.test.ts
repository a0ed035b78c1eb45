import { describe, expect, it } from "vitest";
import { detailText } from "./detail-text";

describe("detailText", () => {
  it("says every detail in one line", () => {
    expect(detailText({ name: "Night", ids: [1, 2], changes: { runDays: 30, uploadDays: null }, note: "", isDone: false })).toBe("name: Night, ids: 1 2, changes.runDays: 30, changes.uploadDays: –, isDone: false");
    expect(detailText({})).toBe("");
  });
});
