import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createFormat,
  DASH,
  formatBytes,
  formatDate,
  formatDayMinute,
  formatDuration,
  formatId,
  formatInstant,
  formatMinute,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatPlace,
  formatSimilarity,
  formatSpan,
  formatTime,
  formatTimeNear,
} from "./format";
import { wallClockMs } from "./wall-clock";

const NOON = "2025-10-06T11:45:00.000Z";

describe("numbers", () => {
  it("groups digits with a narrow no-break space in both languages", () => {
    expect(formatNumber(350500, "en")).toBe("350\u202f500");
    expect(formatNumber(1842, "ru")).toBe("1\u202f842");
    expect(formatNumber(1234567.891, "ru", 1)).toBe("1\u202f234\u202f567,9");
    expect(formatNumber(-1842, "en")).toBe("-1\u202f842");
  });

  it("writes decimals by locale, two of them for a similarity", () => {
    expect(formatSimilarity(0.8712, "en")).toBe("0.87");
    expect(formatSimilarity(0.8712, "ru")).toBe("0,87");
    expect(formatSimilarity(1, "en")).toBe("1.00");
  });

  it("never shows a minus zero", () => {
    expect(formatNumber(-0, "en")).toBe("0");
    expect(formatNumber(-0.001, "en", 2)).toBe("0.00");
  });

  it("leaves line numbers ungrouped", () => {
    expect(formatOrdinal(19283)).toBe("19283");
    expect(formatPlace("storage_system_log.txt", 19283)).toBe("storage_system_log.txt:19283");
    expect(formatId("problem", 45)).toBe("P45");
    expect(formatId("anomaly", null)).toBe(DASH);
  });

  it("shows a zero as 0 and the unknown as a dash", () => {
    expect(formatNumber(0, "ru")).toBe("0");
    for (const unknown of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formatNumber(unknown, "en")).toBe(DASH);
      expect(formatSimilarity(unknown, "ru")).toBe(DASH);
      expect(formatPercent(unknown, "ru")).toBe(DASH);
      expect(formatBytes(unknown, "en")).toBe(DASH);
      expect(formatDuration(unknown, "en")).toBe(DASH);
      expect(formatOrdinal(unknown)).toBe(DASH);
    }
  });

  it("writes percentages", () => {
    expect(formatPercent(0.684, "en")).toBe("68\u202f%");
    expect(formatPercent(0.684, "ru", 1)).toBe("68,4\u202f%");
  });

  it("loses no digit of a whole number", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(formatNumber(value, "ru").replaceAll("\u202f", ""))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe("sizes and lengths of time", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [999_600, "1.0 MB"],
    [86_400_000, "86 MB"],
    [20_000_000_000, "20 GB"],
  ])("%d bytes", (bytes, text) => expect(formatBytes(bytes, "en")).toBe(text));

  it("writes sizes in Russian", () => expect(formatBytes(1_440_000_000, "ru")).toBe("1,4 ГБ"));

  it.each([
    [0, "0 s"],
    [0.4, "0 ms"],
    [5000, "5 s"],
    [840, "840 ms"],
    [999.6, "1.0 s"],
    [1100, "1.1 s"],
    [9960, "10 s"],
    [11_000, "11 s"],
    [59_700, "1 min"],
    [71_000, "1 min 11 s"],
    [3_600_000, "1 h"],
    [7_500_000, "2 h 5 min"],
    [86_399_900, "1 d"],
    [273_600_000, "3 d 4 h"],
    [-71_000, "−1 min 11 s"],
  ])("%d ms", (ms, text) => expect(formatDuration(ms, "en")).toBe(text));

  it("writes lengths of time in Russian", () => {
    expect(formatDuration(71_000, "ru")).toBe("1 мин 11 с");
    expect(formatDuration(1100, "ru")).toBe("1,1 с");
  });

  it("never carries 60 seconds or 60 minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (ms) => {
        expect(formatDuration(ms, "en")).not.toMatch(/\b(60 s|60 min|24 h)\b/);
      }),
    );
  });
});

describe("instants", () => {
  it("follows the locale", () => {
    expect(formatInstant(NOON, "en", "UTC")).toBe("6 Oct 2025, 11:45:00");
    expect(formatInstant(NOON, "ru", "UTC")).toBe("6 окт. 2025, 11:45:00");
    expect(formatDate(NOON, "ru", "UTC")).toBe("6 окт. 2025");
    expect(formatDayMinute(NOON, "en", "UTC")).toBe("6 Oct, 11:45");
  });

  it("follows the zone, over midnight and daylight saving too", () => {
    expect(formatInstant("2025-12-31T23:30:00.000000Z", "en", "Europe/Moscow")).toBe("1 Jan 2026, 02:30:00");
    expect(formatTime("2025-10-26T00:59:59Z", "Europe/Berlin")).toBe("02:59:59");
    expect(formatTime("2025-10-26T01:00:00Z", "Europe/Berlin")).toBe("02:00:00");
    expect(formatMinute("2025-10-06T00:00:00Z", "UTC")).toBe("00:00");
  });

  it("takes an offset for a zone", () => {
    expect(formatTime(NOON, "+03:00")).toBe("14:45:00");
    expect(formatTime(NOON, "-0330")).toBe("08:15:00");
    expect(formatDate(NOON, "en", "UTC+13")).toBe("7 Oct 2025");
    expect(formatTime(NOON, "z")).toBe("11:45:00");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => formatTime(NOON, "Mars/Olympus")).toThrow(RangeError);
  });

  it("shows what is no instant as a dash", () => {
    for (const none of [null, undefined, "", "yesterday", Number.NaN]) expect(formatInstant(none, "en", "UTC")).toBe(DASH);
  });

  it("says the day of a span once", () => {
    expect(formatSpan("2025-10-06T00:00:00Z", "2025-10-06T23:59:59Z", "en", "UTC")).toBe("6 Oct 2025, 00:00:00 – 23:59:59");
    expect(formatSpan("2025-10-06T00:00:00Z", "2025-10-07T01:00:00Z", "ru", "UTC")).toBe("6 окт. 2025, 00:00:00 – 7 окт. 2025, 01:00:00");
    expect(formatSpan(null, "2025-10-06T01:00:00Z", "en", "UTC")).toBe("6 Oct 2025, 01:00:00");
    expect(formatSpan(null, null, "en", "UTC")).toBe(DASH);
  });

  it("agrees with Intl in every month", () => {
    for (let month = 0; month < 12; month += 1) {
      const ms = Date.UTC(2025, month, 6, 12);
      const intl = new Intl.DateTimeFormat("ru", { dateStyle: "medium", timeZone: "UTC" }).format(ms);
      expect(`${formatDate(ms, "ru", "UTC")} г.`).toBe(intl.replaceAll("\u00a0", " "));
    }
  });
});

it("gives a wall clock as if it were UTC", () => {
  expect(new Date(wallClockMs(Date.parse("2025-12-31T23:30:15.250Z"), "Europe/Moscow")).toISOString()).toBe("2026-01-01T02:30:15.250Z");
  expect(new Date(wallClockMs(-0.5, "UTC")).toISOString()).toBe("1969-12-31T23:59:59.999Z");
});

it("binds every function to a locale and a zone", () => {
  const format = createFormat("ru", "Europe/Moscow");
  expect(format.instant(NOON)).toBe("6 окт. 2025, 14:45:00");
  expect(format.number(350500)).toBe("350\u202f500");
  expect(format.similarity(0.5)).toBe("0,50");
});

it("says the day of a time that is not of today, as the reader's zone has it", () => {
  const now = "2025-10-06T22:30:00Z";
  expect(formatTimeNear("2025-10-06T21:59:58Z", now, "en", "UTC")).toBe("21:59:58");
  expect(formatTimeNear("2025-10-06T21:59:58Z", now, "en", "Europe/Berlin")).toBe("6 Oct, 23:59");
});
