import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysFromCivil } from "./civil-time";
import { createLineFields } from "./line-fields";
import { readAnyTime } from "./timestamp";
import { createZone } from "./zone";

function read(text: string) {
  const fields = createLineFields();
  if (!readAnyTime(text, fields)) return null;
  return { local: new Date(fields.localMicros / 1000).toISOString(), micros: fields.localMicros % 1_000_000, offset: Number.isNaN(fields.offsetMinutes) ? null : fields.offsetMinutes, missing: fields.missing };
}

it("daysFromCivil agrees with the calendar", () => {
  fc.assert(fc.property(fc.date({ min: new Date("0001-01-01"), max: new Date("2999-12-31"), noInvalidDate: true }), (date) => {
    const day = daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    expect(day).toBe(Math.floor(date.getTime() / 86_400_000));
  }));
});

describe("readAnyTime", () => {
  it.each([
    ["2025-10-06T08:59:32", null], ["2025-10-06 08:59:32Z", 0], ["2025/10/06 08:59:32 +0300", 180], ["2025-10-06T08:59:32-07:00", -420], ["2025-10-06 08:59:32-03", -180],
    ["2025-10-06 08:59:32 MSK", 180], ["2025.10.06 8:59:32", null], ["2025-10-06-08.59.32", null], ["20251006T085932Z", 0], ["20251006-08:59:32", null],
    ["06/Oct/2025:08:59:32 -0330", -210], ["Mon, 06 Oct 2025 08:59:32 GMT", 0], ["Mon Oct 06 08:59:32 2025", null], ["Mon Oct  6 08:59:32 UTC 2025", 0],
    ["Oct 6, 2025 8:59:32 AM", null], ["06.10.2025 08:59:32", null], ["10/6/2025 8:59:32 AM", null], ["25/10/06 08:59:32", null], ["251006  8:59:32", null], ["10/06/25 08:59:32", null], ["10/06/25, 8:59:32 AM", null], ["10/6/25 8:59:32", null], ["06 окт 2025 08:59:32", null],
    ["1759741172", 0], ["1759741172000", 0], ["1759741172000000", 0], ["1759741172000000000", 0], ["1759741172.000", 0],
  ])("%s", (text, offset) => expect(read(text)).toMatchObject({ local: "2025-10-06T08:59:32.000Z", offset, missing: "nothing" }));
  it.each([["2025-10-06T08:59:32.123456789", 123_456], ["2025-10-06 08:59:32,5", 500_000], ["2025-10-06 08:59:32:007", 7000], ["10-06 08:59:32.811", 811_000], ["1759741172.25", 250_000]])("%s has its fraction", (text, micros) => expect(read(text)?.micros).toBe(micros));
  it.each(["Oct  6 08:59:32", "Oct 16 08:59:32.123", "10-06 08:59:32.811"])("%s has no year", (text) => expect(read(text)?.missing).toBe("year"));
  it.each(["", "hello", "2025-13-06 08:59:32", "2025-10-06", "2025-10-06 25:00:00", "32.10.2025 08:59", "12", "10.0.0.1"])("%j is no time", (text) => expect(read(text)).toBeNull());
});

describe("zones", () => {
  const utc = (name: string, wall: string) => new Date(createZone(name)!.toUtc(Date.parse(`${wall}Z`) * 1000) / 1000).toISOString();
  it("read a wall time that exists twice as the earlier instant", () => {
    expect(utc("Europe/Berlin", "2025-10-26T02:30:00")).toBe("2025-10-26T00:30:00.000Z");
    expect(utc("Europe/Berlin", "2025-10-26T03:00:00")).toBe("2025-10-26T02:00:00.000Z");
    expect(utc("America/New_York", "2025-11-02T01:15:00")).toBe("2025-11-02T05:15:00.000Z");
  });
  it("read a skipped wall time with the offset before the jump", () => expect(utc("Europe/Berlin", "2025-03-30T02:30:00")).toBe("2025-03-30T01:30:00.000Z"));
  it("know halves of hours, the south, fixed offsets and the past", () => {
    expect(utc("Asia/Kolkata", "2025-10-06T08:59:32")).toBe("2025-10-06T03:29:32.000Z");
    expect(utc("Australia/Lord_Howe", "2025-01-01T00:00:00")).toBe("2024-12-31T13:00:00.000Z");
    expect(utc("+05:30", "2025-10-06T08:59:32")).toBe("2025-10-06T03:29:32.000Z");
    expect(utc("UTC-3", "2025-10-06T08:59:32")).toBe("2025-10-06T11:59:32.000Z");
    expect(utc("Europe/Moscow", "2012-06-01T12:00:00")).toBe("2012-06-01T08:00:00.000Z");
  });
  it("are refused where nobody knows them", () => expect(["Mars/Base", "", "+99:99", "+14:01", "-03:60"].map(createZone)).toEqual([null, null, null, null, null]));
  it("give back every instant that is not ambiguous", () => {
    const zone = createZone("America/New_York")!;
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York", dateStyle: "short", timeStyle: "medium" });
    fc.assert(fc.property(fc.integer({ min: 1_600_000_000, max: 1_800_000_000 }), (seconds) => {
      const wall = Date.parse(`${format.format(seconds * 1000).replace(" ", "T")}Z`);
      const back = zone.toUtc(wall * 1000) / 1_000_000;
      expect([seconds, seconds - 3600]).toContain(back);
    }));
  });
});
