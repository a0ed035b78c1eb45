import { describe, expect, it } from "vitest";
import { detailText, type DetailWords } from "./detail-text";

const none: DetailWords = { field: () => undefined, value: () => undefined };

describe("detailText", () => {
  it("says every detail in one line", () => {
    expect(detailText({ name: "Night", ids: [1, 2], changes: { runDays: 30, uploadDays: null }, note: "", isDone: false }, none)).toBe("name: Night, ids: 1 2, changes.runDays: 30, changes.uploadDays: –, isDone: false");
    expect(detailText({}, none)).toBe("");
  });

  it("says what has words in them, and the rest by its technical name", () => {
    const words: DetailWords = { field: (name) => (name === "changes.runDays" ? "Дней" : undefined), value: (value) => (value === "password" ? "пароль" : undefined) };
    expect(detailText({ by: "password", changes: { runDays: 30 } }, words)).toBe("by: пароль, Дней: 30");
  });
});
