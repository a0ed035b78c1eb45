import { describe, expect, it } from "vitest";
import { fromCron, initialSchedule, type ScheduleChoice, toCron, withKind } from "./schedule-choice";

const choice = (part: Partial<ScheduleChoice>): ScheduleChoice => ({ ...initialSchedule(), ...part });

describe("a schedule as it is chosen", () => {
  it.each([
    [null, "hand"],
    ["* * * * *", "minutes"],
    ["*/15 * * * *", "minutes"],
    ["7 * * * *", "hourly"],
    ["30 3 * * *", "daily"],
    ["5 22 * * 1,3,5", "weekly"],
    ["*/7 * * * *", "cron"],
    ["0 9-17 * * 1-5", "cron"],
    ["0 3 1 * *", "cron"],
    ["60 * * * *", "cron"],
    ["0 24 * * *", "cron"],
    ["rubbish", "cron"],
  ] as const)("says %j in the way %s, and comes back the same", (schedule, kind) => {
    expect(fromCron(schedule).kind).toBe(kind);
    expect(toCron(fromCron(schedule))).toBe(schedule);
  });

  it("knows Sunday by both of its numbers, and each day once", () => {
    expect(fromCron("0 3 * * 7,0,2").days).toEqual([0, 2]);
  });

  it("writes the days in their order, without zeros before a number", () => {
    expect(toCron(choice({ kind: "weekly", time: "09:05", days: [5, 1] }))).toBe("5 9 * * 1,5");
  });

  it.each([{ kind: "daily", time: "" }, { kind: "daily", time: "3" }, { kind: "daily", time: "24:00" }, { kind: "daily", time: "03:00:30" }, { kind: "weekly", time: "", days: [1] }, { kind: "weekly", days: [] }, { kind: "cron", cron: "  " }] as const)("is empty while something is missing: %j", (part) => {
    expect(toCron(choice(part))).toBe("");
  });

  it("begins an expression of one's own with what was chosen, and keeps the rest", () => {
    const own = withKind(choice({ kind: "daily", time: "04:30" }), "cron");
    expect(own.cron).toBe("30 4 * * *");
    expect(withKind(withKind(own, "hand"), "cron").cron).toBe("30 4 * * *");
    expect(withKind(own, "weekly")).toMatchObject({ time: "04:30", days: [1] });
  });
});
