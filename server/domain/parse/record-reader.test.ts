import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS } from "./formats/format-table";
import { PROGRAM_SAMPLES, WEB_AND_SYSLOG_SAMPLES, type FormatSample } from "./format-samples";
import { FRAMEWORK_SAMPLES } from "./format-samples-apps";
import { CARRIED_SAMPLES } from "./format-samples-carried";
import { CONSOLE_SAMPLES } from "./format-samples-consoles";
import { CONTAINER_SAMPLES } from "./format-samples-containers";
import { DEVICE_SAMPLES } from "./format-samples-devices";
import { ENVELOPE_SAMPLES } from "./format-samples-envelopes";
import { EXPORT_SAMPLES } from "./format-samples-exports";
import { FIELD_SAMPLES } from "./format-samples-fields";
import { INFRASTRUCTURE_SAMPLES } from "./format-samples-infrastructure";
import { LANGUAGE_SAMPLES } from "./format-samples-languages";
import { NETWORK_SAMPLES } from "./format-samples-network";
import { OPERATIONS_SAMPLES } from "./format-samples-operations";
import { PLATFORM_SAMPLES } from "./format-samples-platforms";
import { PRODUCT_SAMPLES } from "./format-samples-products";
import { SERVER_SAMPLES } from "./format-samples-servers";
import { STORE_SAMPLES } from "./format-samples-stores";
import { SUITE_SAMPLES } from "./format-samples-suites";
import { SYSTEM_SAMPLES } from "./format-samples-systems";
import { clearLineFields, createLineFields } from "./line-fields";
import type { LogRecord } from "./log-record";
import { createRecordReader, type LineCounts, type ReaderCarry, type RecordReaderOptions } from "./record-reader";
import { basisOfYear } from "./time-basis";
import { createZone } from "./zone";

const SAMPLES: readonly FormatSample[] = [...WEB_AND_SYSLOG_SAMPLES, ...PROGRAM_SAMPLES, ...FRAMEWORK_SAMPLES, ...FIELD_SAMPLES, ...SYSTEM_SAMPLES, ...LANGUAGE_SAMPLES, ...INFRASTRUCTURE_SAMPLES, ...STORE_SAMPLES, ...ENVELOPE_SAMPLES, ...CARRIED_SAMPLES, ...CONSOLE_SAMPLES, ...EXPORT_SAMPLES, ...CONTAINER_SAMPLES, ...NETWORK_SAMPLES, ...SUITE_SAMPLES, ...SERVER_SAMPLES, ...OPERATIONS_SAMPLES, ...DEVICE_SAMPLES, ...PRODUCT_SAMPLES, ...PLATFORM_SAMPLES];
const utc = createZone("UTC")!;
const basis = basisOfYear(2025);

function read(lines: readonly string[], options: Partial<RecordReaderOptions> = {}) {
  const records: LogRecord[] = [];
  const reader = createRecordReader({ zone: utc, basis, ...options, onRecord: (record) => records.push(record) });
  for (const line of lines) reader.push(line);
  const carry = reader.end();
  return { records, counts: reader.counts, formats: reader.formatIds, carry };
}

/** Reads in two segments that hand over what is open. */
function readSplit(lines: readonly string[], at: number) {
  const records: LogRecord[] = [];
  const onRecord = (record: LogRecord) => records.push(record);
  const first = createRecordReader({ zone: utc, basis, onRecord });
  lines.slice(0, at).forEach((line) => first.push(line));
  const carry = JSON.parse(JSON.stringify(first.suspend())) as ReaderCarry;
  const second = createRecordReader({ zone: utc, basis, onRecord, carry });
  lines.slice(at).forEach((line) => second.push(line));
  second.end();
  return { records, counts: [first.counts, second.counts] };
}

function explained(counts: LineCounts): number {
  return counts.records + counts.continuations + counts.blank + counts.structural + counts.unread;
}

const iso = (micros: number | null) => (micros === null ? null : new Date(Math.floor(micros / 1000)).toISOString());

describe("every format of the table", () => {
  it.each(SAMPLES.map((sample) => [sample.format, sample] as const))("%s", (format, sample) => {
    const { records, counts, formats } = read(sample.lines);
    expect(formats).toEqual([format]);
    expect(records.map(({ line, severity, utcMicros, message }) => ({ line, severity, time: iso(utcMicros), message }))).toEqual(
      sample.records.map(({ line, severity, time, message }) => ({ line, severity, time, message })),
    );
    sample.records.forEach((expected, index) => {
      const record = records[index]!;
      if (expected.source !== undefined) expect(record.source).toBe(expected.source);
      if (expected.host !== undefined) expect(record.host).toBe(expected.host);
      expect(record.severityInferred).toBe(expected.inferred === true);
      if (record.messageStart >= 0) expect(record.text.slice(record.messageStart).trimEnd()).toBe(record.message);
    });
    expect(counts.unread).toBe(0);
    expect(explained(counts)).toBe(sample.lines.length);
  });

  it("has a sample of each", () => {
    expect(FORMATS.map(({ id }) => id).filter((id) => !SAMPLES.some(({ format }) => format === id))).toEqual([]);
  });
});

it("no format is kept busy by a line made to make it backtrack", () => {
  const starts = ["", "2025-10-06 08:59:32 ", "[2025-10-06 08:59:32] ", "Oct  6 08:59:32 ", "<14>1 2025-10-06T08:59:32Z h a 1 - [", "a=b "];
  const repeated = ["[", "[a", "- ", " ", "a", "a ", '"', '\\"', '{"a":', "2025-10-06 08:59:32 ", "INFO ", "1 "];
  const fields = createLineFields();
  for (const format of FORMATS) {
    for (const line of starts.flatMap((start) => repeated.map((part) => `${start}${part.repeat(20_000 / part.length)}`))) {
      clearLineFields(fields);
      expect(["record", "structural", "continuation", "completion", "none"]).toContain(format.read(line, fields, format.prepare?.([line, line]) ?? {}));
    }
  }
});

describe("lines that are no records", () => {
  it("belong to the record above, however many", () => {
    const { records, counts } = read(["2025-10-06T08:59:32 ERROR os: a", "  b", "", "plain words", "2025-10-06T08:59:33 INFO os: c"]);
    expect(records.map(({ continuations }) => continuations)).toEqual([2, 0]);
    expect(counts).toMatchObject({ lines: 5, records: 2, continuations: 2, blank: 1 });
  });
  it("are records of their own where they begin with a time as the others do", () => {
    const lines = ["2025-10-06T08:59:32 INFO os: a", "2025-10-06T08:59:33 ERROR no component", "2025-10-06T08:59:34 cannot go on", "2025-10-06 08:59:35 | a row of a table", "2025-10-06", "2025-10-06T08:59:36 INFO os: b"];
    const { records, formats, counts } = read(lines);
    expect(formats).toEqual(["home"]);
    expect(records.map(({ line, severity, message }) => [line, severity, message])).toEqual([
      [1, "INFO", "a"], [2, "ERROR", "no component"], [3, "ERROR", "cannot go on"], [6, "INFO", "b"],
    ]);
    expect(counts).toMatchObject({ records: 4, continuations: 2, unread: 0 });
  });
  it("are unread where no record stands above", () => {
    expect(read(["hello", "world"]).counts).toMatchObject({ lines: 2, unread: 2, records: 0 });
    expect(read(["banner text", "2025-10-06T08:59:32 ERROR os: a"]).counts).toMatchObject({ unread: 1, records: 1 });
  });
  it("of an empty file are none", () => {
    expect(read([]).counts).toEqual({ lines: 0, records: 0, continuations: 0, blank: 0, structural: 0, unread: 0 });
  });
});

it("a table of names and values is nobody's log", () => {
  expect(read(["name      | value", "----------+-------", "web1      | 12", "db1       | 13"]).counts).toMatchObject({ records: 0, unread: 4 });
});

describe("a file that changes its format", () => {
  const home = (i: number) => `2025-10-06T08:59:${10 + (i % 50)} INFO os: beat ${i}`;
  const pino = (i: number) => `{"level":40,"time":${1759741172000 + i},"msg":"slow ${i}"}`;
  const many = Array.from({ length: 150 }, (_, i) => i);
  it("is read with the new one from the first changed line on", () => {
    const { records, formats } = read([...many.map(home), ...many.map(pino)]);
    expect(formats).toEqual(["home", "json-lines"]);
    expect(records.length).toBe(300);
    expect(records.filter(({ severity }) => severity === "WARNING").length).toBe(150);
  });
  it("is read with both where two programs write in turn", () => {
    const { records } = read(many.flatMap((i) => [home(i), pino(i)]));
    expect(records.length).toBe(300);
  });
  it("is read with all where five programs write in turn, and traces stay with their records", () => {
    const turn = (i: number): string[] => [
      home(i),
      `Oct  6 08:59:${String(10 + (i % 50))} host7 sshd[812]: Accepted key ${String(i)}`,
      pino(i),
      `level=error ts=2025-10-06T08:59:32Z msg="retry ${String(i)}"`,
      `10.0.0.1 - - [06/Oct/2025:08:59:32 +0000] "GET /a/${String(i)} HTTP/1.1" 500 12 "-" "curl"`,
      "\tat com.example.Pool.take(Pool.java:41)",
    ];
    const { records, counts, formats } = read(many.flatMap(turn));
    expect(formats.toSorted()).toEqual(["access", "home", "json-lines", "logfmt", "syslog"]);
    expect([records.length, counts.continuations]).toEqual([750, 150]);
    expect(records.filter(({ severity }) => severity === "WARNING").length).toBe(150);
  });
  it("keeps what a record prints, where few of its lines look like records of another", () => {
    const dump = (i: number): string[] => [home(i), ...Array.from({ length: 9 }, (_, at) => `${String(at)}: option ${String(at)} is off`), ...(i % 10 === 0 ? [pino(i)] : [])];
    const { records, formats } = read(many.flatMap(dump));
    expect(formats).toEqual(["home"]);
    expect(records.length).toBe(150);
  });
  it("stays with the format it was told", () => {
    const { records, formats } = read([...many.map(home), ...many.map(pino)], { format: "home" });
    expect(formats).toEqual(["home"]);
    expect(records.length).toBe(150);
    expect(records[149]!.continuations).toBe(150);
  });
});

describe("times", () => {
  it("without a year go on over New Year, and a late line of December goes back", () => {
    const { records } = read(["<14>Dec 31 23:59:59 h p: a", "<14>Jan  1 00:00:01 h p: b", "<14>Dec 31 23:59:58 h p: c", "<14>Jan  1 00:00:02 h p: d", "<14>Feb  2 00:00:00 h p: e"], { basis: basisOfYear(2024) });
    expect(records.map(({ utcMicros }) => iso(utcMicros)!.slice(0, 10))).toEqual(["2024-12-31", "2025-01-01", "2024-12-31", "2025-01-01", "2025-02-02"]);
  });
  it("without a year are not later than the file itself", () => {
    const { records } = read(["<14>Dec 31 23:59:59 h p: a", "<14>Jan  1 00:00:01 h p: b"], { basis: { ...basis, notAfterMicros: Date.UTC(2025, 0, 1, 1) * 1000 } });
    expect(records.map(({ utcMicros }) => iso(utcMicros)!.slice(0, 10))).toEqual(["2024-12-31", "2025-01-01"]);
  });
  it("without a date are of the day that is known, and go on over midnight", () => {
    const lines = ["23:59:59.000 [main] INFO a.B - one", "00:00:01.000 [main] WARN a.B - two", "8:00 that is no time", "07:00:00.000 [main] INFO a.B - three"];
    const firstDay = Date.UTC(2025, 9, 5) / 86_400_000;
    expect(read(lines, { basis: { ...basis, firstDay } }).records.map(({ utcMicros, timeKind }) => [iso(utcMicros), timeKind])).toEqual([
      ["2025-10-05T23:59:59.000Z", "own"], ["2025-10-06T00:00:01.000Z", "own"], ["2025-10-06T07:00:00.000Z", "own"],
    ]);
    expect(read(lines).records.map(({ utcMicros }) => utcMicros)).toEqual([null, null, null]);
  });
  it("without an hour are of the hour that is known", () => {
    const lines = ["59:32.123456-0,EXCP,3,process=rphost,Descr='text'", "59:33.000001-0,EXCP,3,process=rphost,Descr='text'"];
    const hourMicros = Date.UTC(2025, 9, 6, 8) * 1000;
    expect(read(lines, { basis: { ...basis, hourMicros } }).records.map(({ utcMicros }) => utcMicros)).toEqual([hourMicros + 3_572_123_456, hourMicros + 3_573_000_001]);
    expect(read(lines).records.map(({ utcMicros }) => utcMicros)).toEqual([null, null]);
  });
  it("are read in the zone given, unless the line has its own", () => {
    const zone = createZone("Europe/Moscow")!;
    const [plain, own] = read(["2025-10-06T08:59:32 ERROR os: a", "2025-10-06T08:59:32Z ERROR os: b"], { zone }).records;
    expect([iso(plain!.utcMicros), plain!.offsetMinutes]).toEqual(["2025-10-06T05:59:32.000Z", null]);
    expect([iso(own!.utcMicros), own!.offsetMinutes]).toEqual(["2025-10-06T08:59:32.000Z", 0]);
    expect(plain!.localMicros).toBe(own!.localMicros);
  });
  it("are not believed beyond 2255, where microseconds are no whole numbers any more", () => {
    const seconds = [99_999_999_999, 1_759_741_172, 9_100_000_000, 8_900_000_000];
    const { records } = read(seconds.map((time) => `{"time":${String(time)},"level":"error","msg":"up"}`));
    expect(records.map(({ utcMicros, timeKind }) => [utcMicros! / 1e6, timeKind])).toEqual([[seconds[1], "inherited"], [seconds[1], "own"], [seconds[1], "inherited"], [seconds[3], "own"]]);
  });
  it("without a year go on from the first of January that a clock shows until it is set, and from the next such boot", () => {
    const lines = ["Jan  1 00:00:12", "Dec  5 10:00:00", "Dec  5 10:00:07", "Jan  1 00:00:11", "Dec  5 11:00:00"].map((time) => `<14>${time} h p: a`);
    const times = (notAfterMicros: number | null) => read(lines, { basis: { ...basis, notAfterMicros } }).records.map(({ utcMicros }) => iso(utcMicros)?.slice(0, 10));
    expect(times(Date.UTC(2025, 11, 5, 12) * 1000)).toEqual(["2025-01-01", "2025-12-05", "2025-12-05", "2026-01-01", "2025-12-05"]);
    expect(times(null)).toEqual(["2025-01-01", "2024-12-05", "2024-12-05", "2025-01-01", "2024-12-05"]);
  });
  it("of a clock that shows any year begin a record, with that of a neighbour where nobody logged in such a year", () => {
    const times = ["2026-11-30 10:00:00", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "1969-12-31 19:00:05", "1970-01-01 00:00:12"];
    const { records } = read(times.map((time) => `${time} ERROR os: up`), { zone: createZone("America/New_York")! });
    expect(records.map(({ utcMicros }) => iso(utcMicros))).toEqual(["2026-11-30T15:00:00.000Z", "2026-11-30T15:00:00.000Z", "2026-11-30T15:00:00.000Z", "1970-01-01T00:00:05.000Z", "1970-01-01T05:00:12.000Z"]);
    expect(read(["2025-10-06 08:59:32 ERROR os: a", "12345678 10:20:30 b"]).counts).toMatchObject({ records: 1, continuations: 1 });
  });
  it("are inherited from the record before, and before the first from the one that follows", () => {
    const lines = ["ERROR: a", "WARN: b", "2025-10-06T08:59:32 ERROR os: c", "2025-10-06T08:59:33 ERROR os: d", "2025-10-06T08:59:34 ERROR os: e", "2025-10-06T08:59:35 ERROR os: f", ...Array<string>(8).fill("ERROR: g")];
    const { records } = read(lines);
    expect(records.map(({ timeKind }) => timeKind).slice(0, 7)).toEqual(["inherited", "inherited", "own", "own", "own", "own", "inherited"]);
    expect(iso(records[0]!.utcMicros)).toBe("2025-10-06T08:59:32.000Z");
    expect(iso(records[6]!.utcMicros)).toBe("2025-10-06T08:59:35.000Z");
    expect(records.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  });
  it("are missing in a file without any, and no more than 10,000 records wait for one", () => {
    const { records } = read([...Array<string>(10_001).fill("ERROR: a"), ...Array<string>(3).fill("ERROR: b")]);
    expect(records.length).toBe(10_004);
    expect(new Set(records.map(({ timeKind }) => timeKind))).toEqual(new Set(["none"]));
  });
  it("with slashes have the day first in a file that shows it", () => {
    const { records } = read(["03/10/2025 08:59:32 ERROR a", "23/10/2025 08:59:32 ERROR b"]);
    expect(records.map(({ utcMicros }) => iso(utcMicros)!.slice(0, 10))).toEqual(["2025-10-03", "2025-10-23"]);
  });
});

describe("coverage and segments", () => {
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SAMPLES.flatMap(({ lines }) => lines)) },
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom("", "   ", "\tat a.b(C.java:1)", "}", "{", "[", "#Fields: a b", '"', "<14>", "Event[0]:"),
  );
  const sameFormat = fc.tuple(fc.constantFrom(...SAMPLES), fc.array(fc.nat(), { maxLength: 30 })).map(([{ lines }, picks]) => [...lines, ...picks.map((pick) => lines[pick % lines.length]!)]);
  const file = fc.oneof(fc.array(line, { maxLength: 160 }), sameFormat, fc.tuple(sameFormat, sameFormat).map(([a, b]) => [...a, ...b]));

  it("accounts for every line", () => {
    fc.assert(fc.property(file, (lines) => {
      const { counts, records } = read(lines);
      expect(counts.lines).toBe(lines.length);
      expect(explained(counts)).toBe(lines.length);
      expect(records.length).toBe(counts.records);
      expect(records.reduce((sum, { continuations }) => sum + continuations, 0)).toBe(counts.continuations);
    }), { numRuns: 300 });
  });
  it("gives the same records wherever the file is cut", () => {
    fc.assert(fc.property(file, fc.nat(), (lines, cut) => {
      const whole = read(lines);
      const split = readSplit(lines, lines.length === 0 ? 0 : cut % (lines.length + 1));
      expect(split.records).toEqual(whole.records);
      const [first, second] = split.counts as [LineCounts, LineCounts];
      for (const key of Object.keys(whole.counts) as (keyof LineCounts)[]) expect(first[key] + second[key]).toBe(whole.counts[key]);
    }), { numRuns: 300 });
  });
  it("goes on in the middle of an envelope, whose lines before were cut inside a record", () => {
    const record = (second: number) => `{"eventTime":"2025-10-06T08:59:${second}Z","eventName":"GetObject"}`;
    for (const head of [[], ["{"], [record(11).slice(0, 30)]]) {
      const { carry } = read(['{"Records":[', `${record(10)},`, ...head]);
      const { records, counts } = read([`${record(32)},`, record(33), "]}"], { carry });
      expect(records.map(({ message }) => message)).toEqual(["GetObject", "GetObject"]);
      expect(counts).toMatchObject({ records: 2, structural: 1, unread: 0 });
    }
    const { records } = read(['{"Records":[', `${record(10)},`, record(11).slice(0, 30), '{"Records":[', record(32), "]}"]);
    expect(records.map(({ line }) => line)).toEqual([2, 3, 5]);
  });
  it("goes on after a segment that was closed for good", () => {
    const { carry } = read(["2025-10-06T08:59:32 ERROR os: a"]);
    const { records, counts } = read(["  more of it", "2025-10-06T08:59:33 ERROR os: b"], { carry });
    expect(counts).toMatchObject({ lines: 2, continuations: 1, records: 1 });
    expect(records[0]!.line).toBe(3);
  });
});
