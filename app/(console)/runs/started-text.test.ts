import { describe, expect, it } from "vitest";
import { createFormat } from "@/server/domain/present/format";
import { startedText } from "./started-text";

const NOW = Date.UTC(2025, 9, 7, 0, 30);
const MINUTE = 60_000;

describe("startedText", () => {
  const utc = createFormat("en", "UTC");

  it("names today and yesterday", () => {
    expect(startedText(NOW - 10 * MINUTE, NOW, utc)).toEqual({ kind: "today", time: "00:20" });
    expect(startedText(NOW - 31 * MINUTE, NOW, utc)).toEqual({ kind: "yesterday", time: "23:59" });
  });

  it("goes by the reader's own midnight", () => {
    expect(startedText(NOW - 31 * MINUTE, NOW, createFormat("ru", "Europe/Moscow"))).toEqual({ kind: "today", time: "02:59" });
  });

  it("says the day, and the year when it is long ago", () => {
    expect(startedText(Date.UTC(2025, 9, 2, 14, 26), NOW, utc)).toEqual({ kind: "date", time: "2 Oct, 14:26" });
    expect(startedText(Date.UTC(2024, 9, 2, 14, 26), NOW, utc)).toEqual({ kind: "date", time: "2 Oct 2024" });
  });
});
