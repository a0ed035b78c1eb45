import { describe, expect, it } from "vitest";
import { DAY_MICROS, daysFromCivil, HOUR_MICROS } from "./civil-time";
import { type DatingOptions, dateFiles, firstDayBefore, type UndatedFile } from "./date-files";
import { dayInName, hourInName } from "./date-in-name";
import { findFirstTime } from "./first-time";
import { resolveDate } from "./missing-date";
import { zoneOrUtc } from "./zone";

const utc: DatingOptions = { givenYear: null, runYear: 2026 };
const zone = zoneOrUtc("UTC");
const OCTOBER_6 = daysFromCivil(2025, 10, 6);
const at = (day: number, hour: number) => day * DAY_MICROS + hour * HOUR_MICROS;
const dated = (day: number): UndatedFile => ({ path: "a.log", modifiedMicros: null, firstTime: { kind: "day", day }, zone });
const clock = (modifiedMicros: number | null, path = "console.log"): UndatedFile => ({ path, modifiedMicros, firstTime: { kind: "clock" }, zone });
const yearless = (modifiedMicros: number | null): UndatedFile => ({ path: "messages", modifiedMicros, firstTime: { kind: "none" }, zone });
const date = (files: readonly UndatedFile[], options = utc) => dateFiles(files, options).at(-1)!;
const isoDay = (day: number | null) => (day === null ? null : new Date((day * DAY_MICROS) / 1000).toISOString().slice(0, 10));

describe("the year of times without one", () => {
  it("is that of the file's own time, where no other file says better", () => {
    expect(date([yearless(at(OCTOBER_6, 9))])).toMatchObject({ year: 2025, notAfterMicros: at(OCTOBER_6, 9) });
    expect(date([yearless(null)])).toMatchObject({ year: 2026, notAfterMicros: null });
    expect(date([dated(OCTOBER_6), yearless(at(OCTOBER_6 + 20, 9))])).toMatchObject({ year: 2025, notAfterMicros: at(OCTOBER_6 + 20, 9) });
  });
  it("is that of the files with dates, where the file was touched long after them or nothing is known of it", () => {
    for (const modified of [at(OCTOBER_6 + 400, 9), at(OCTOBER_6 - 400, 9), null]) expect(date([dated(OCTOBER_6), yearless(modified)])).toMatchObject({ year: 2026, notAfterMicros: at(OCTOBER_6 + 183, 0) });
  });
  it("is the given one before all else", () => expect(date([dated(OCTOBER_6), yearless(at(OCTOBER_6, 9))], { ...utc, givenYear: 2019 })).toMatchObject({ year: 2019, notAfterMicros: null }));
});

describe("the day of times without a date", () => {
  it("is the one in the file's name, or in that of its folder", () => {
    expect(date([dated(OCTOBER_6), clock(at(OCTOBER_6, 9), "logs/2025-10-05/console.log")])).toMatchObject({ firstDay: OCTOBER_6 - 1, lastLocalMicros: null });
  });
  it("is the one that its first lines tell, where its name tells none", () => {
    expect(date([dated(OCTOBER_6)])).toMatchObject({ firstDay: OCTOBER_6, lastLocalMicros: null, dayFrom: "head" });
  });
  it("is counted back from the file's own time in its zone, where that fits the files with dates or there are none", () => {
    expect(date([{ ...clock(at(OCTOBER_6, 22)), zone: zoneOrUtc("Europe/Moscow") }])).toMatchObject({ firstDay: null, lastLocalMicros: at(OCTOBER_6 + 1, 1) });
    expect(date([dated(OCTOBER_6), clock(at(OCTOBER_6 + 2, 22))])).toMatchObject({ firstDay: null, lastLocalMicros: at(OCTOBER_6 + 2, 22) });
  });
  it("is that of the files with dates where they agree and the file's own time does not fit", () => {
    expect(date([dated(OCTOBER_6), clock(at(OCTOBER_6 + 50, 22))])).toMatchObject({ firstDay: OCTOBER_6, lastLocalMicros: null });
    expect(date([dated(OCTOBER_6), clock(null)])).toMatchObject({ firstDay: OCTOBER_6 });
  });
  it("is not known where they differ, or there are none", () => {
    expect(date([dated(OCTOBER_6), dated(OCTOBER_6 + 1), clock(null)])).toMatchObject({ firstDay: null, lastLocalMicros: null });
    expect(date([clock(null)])).toMatchObject({ firstDay: null, lastLocalMicros: null });
  });
  it("brings the last record next to the time it was written at, though their zones differ by hours", () => {
    expect([isoDay(firstDayBefore(at(OCTOBER_6, 20), at(0, 23))), isoDay(firstDayBefore(at(OCTOBER_6, 2), at(0, 19))), isoDay(firstDayBefore(at(OCTOBER_6, 20), at(2, 20)))]).toEqual(["2025-10-06", "2025-10-05", "2025-10-04"]);
  });
});

describe("a date in a name", () => {
  it.each(["app-2025-10-06.log", "app_20251006.log", "app.2025_10_06.3.log.gz", "app-20251006-085932.log", "app20251006085932.log", "app.06.10.2025.log", "2025-10-06/app.log", "logs-2024-01-01/2025-10-06/app-1.log", "2025-10-06-1.log.gz", "ULOG.100625"])("%s", (path) => expect(isoDay(dayInName(path))).toBe("2025-10-06"));
  it.each(["app.log", "app-2025-13-06.log", "app-120251006.log", "app-2025-10.log", "10.0.20.25.log", "build-202510061.log", "app-2025-10_06.log"])("is none in %s", (path) => expect(dayInName(path)).toBeNull());
  it("is an hour where 1C:Enterprise wrote it", () => {
    expect(hourInName("rphost_4711/25100608.log")).toBe(at(OCTOBER_6, 8));
    expect([hourInName("25100624.log"), hourInName("app.log"), hourInName("20251006.log")]).toEqual([null, null, null]);
  });
});

describe("the first time of a file", () => {
  const find = (text: string, encoding: BufferEncoding = "utf8") => findFirstTime(Buffer.from(text, encoding));
  it.each(["2025-10-06T08:59:32 ERROR os: a\n", "{\"time\":\"2025-10-06T08:59:32Z\"}\n", "head\r\n\r\n06/Oct/2025:08:59:32 +0300\r\n", "Mon Oct  6 08:59:32 2025\n"])("is a day in %j", (text) => expect(find(text)).toEqual({ kind: "day", day: OCTOBER_6 }));
  it("is none that a clock shows which was never set: the first that tells a day counts", () => {
    const boots = ["1970-01-01 00:00:12", "1969-12-31 19:00:05", "1980-01-01 00:00:00", "2000-01-01 00:00:41", "0001-01-01 00:00:00", "9999-12-31 23:59:59"].map((time) => `${time} INFO os: boots\n`).join("");
    expect(find(boots)).toEqual({ kind: "none" });
    expect(find(`${boots}2025-10-06 08:59:32 INFO os: clock set\n`)).toEqual({ kind: "day", day: OCTOBER_6 });
  });
  it("is read in the file's encoding", () => expect(find("2025-10-06 08:59:32 a\n", "utf16le")).toEqual({ kind: "day", day: OCTOBER_6 }));
  it.each(["08:59:32.123 [main] INFO a - b\n", "starting\n[08:59:32] [Server thread/INFO]: a\n", "8:59AM INF a\n", "59:32.123456-0,EXCP,1\n"])("is a clock in %j", (text) => expect(find(text)).toEqual({ kind: "clock" }));
  it.each(["", "Oct  6 08:59:32 host app: a\n", "id 1759741172 took 5\n", "text\n"])("is none in %j", (text) => expect(find(text)).toEqual({ kind: "none" }));
});

describe("a time of day", () => {
  const resolve = (hour: number, lastHour: number | null, firstDay: number | null = OCTOBER_6) => resolveDate(hour * HOUR_MICROS, lastHour === null ? null : at(OCTOBER_6, lastHour), firstDay);
  it("takes the first day, then that of the record before", () => expect([resolve(9, null), resolve(10, 9), resolve(23, 1)]).toEqual([at(OCTOBER_6, 9), at(OCTOBER_6, 10), at(OCTOBER_6, 23)]));
  it("is of the next day where the clock falls back, by more than winter time", () => expect([resolve(8, 9.5), resolve(0, 23.9), resolve(8.6, 9.5)]).toEqual([at(OCTOBER_6 + 1, 8), at(OCTOBER_6 + 1, 0), at(OCTOBER_6, 8.6)]));
  it("that comes late is of the day before", () => expect(resolve(23.9, 0.1)).toBe(at(OCTOBER_6 - 1, 23.9)));
  it("has no date where nothing tells the day", () => expect([resolve(9, null, null), resolve(9, 8, null)]).toEqual([null, at(OCTOBER_6, 9)]));
});
