import { describe, expect, it } from "vitest";
import { readSchedule } from "./schedule";

const FROM = new Date("2026-03-27T00:00:00Z");

function next(text: string, zone: string, from = FROM, count = 3): string[] {
  const reading = readSchedule(text, zone, from);
  if (reading.kind === "refused") throw new Error(reading.reason.code);
  return reading.schedule.next(from, count).map((time) => time.toISOString().slice(0, 16));
}

function refusal(text: string, zone = "UTC"): string | null {
  const reading = readSchedule(text, zone, FROM);
  return reading.kind === "refused" ? reading.reason.code : null;
}

describe("a schedule", () => {
  it("comes by the clock of its zone, through the changes of that clock", () => {
    expect(next("0 7 * * *", "Europe/Riga", new Date("2026-03-28T00:00:00Z"), 2)).toEqual(["2026-03-28T05:00", "2026-03-29T04:00"]);
    expect(next("30 3 * * *", "Europe/Riga", new Date("2026-03-28T12:00:00Z"), 2)).toEqual(["2026-03-29T01:00", "2026-03-30T00:30"]);
    expect(next("30 3 * * *", "Europe/Riga", new Date("2026-10-24T12:00:00Z"), 2)).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
    expect(next("0 7 * * *", "+03:00", FROM, 1)).toEqual(["2026-03-27T04:00"]);
    expect(next("0 7 * * *", "GMT-5", FROM, 1)).toEqual(["2026-03-27T12:00"]);
  });

  it("knows steps, ranges, lists, names and rare days", () => {
    expect(next("*/20 8-9 * * MON-FRI", "UTC")).toEqual(["2026-03-27T08:00", "2026-03-27T08:20", "2026-03-27T08:40"]);
    expect(next("  15 0  1,15 * *  ", "UTC", FROM, 2)).toEqual(["2026-04-01T00:15", "2026-04-15T00:15"]);
    expect(next("0 0 29 2 *", "UTC", FROM, 1)).toEqual(["2028-02-29T00:00"]);
  });

  it("is refused where it is none, comes oftener than each minute, or never", () => {
    expect(refusal("* * * * *")).toBeNull();
    expect(["", "daily", "* * * *", "61 * * * *", "* 25 * * *", "@hourly", "* * * * ?x"].map((text) => refusal(text))).toEqual(Array(7).fill("schedule-unreadable"));
    expect(refusal("*/5 * * * * *")).toBe("schedule-too-often");
    expect(refusal("0 0 30 2 *")).toBe("schedule-never");
    expect(refusal("* * * * *", "Mars/Olympus")).toBe("time-zone-unknown");
  });

  it.each([
    ["*/5 * * * *", "Every 5 minutes", "Каждые 5 минут"],
    ["0 7 * * 1-5", "At 07:00, Monday through Friday", "В 07:00, с понедельника по пятницу"],
  ])("%s is told in words", (text, english, russian) => {
    const reading = readSchedule(text, "UTC", FROM);
    expect(reading.kind === "ok" && [reading.schedule.words("en"), reading.schedule.words("ru")]).toEqual([english, russian]);
  });
});
