import { expect, it } from "vitest";
import type { LogFileReader } from "@/server/archive/log-place";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { undatedBasis } from "@/server/domain/parse/date-files";
import { zoneOrUtc } from "@/server/domain/parse/zone";
import { readSegment } from "./read-segment";

const record = (host: string, number: number) => `{"timeUnixNano":"1759741172000000000","severityNumber":9,"body":{"stringValue":"${host} ${number}"}},\n`;

/** The records of one resource of an OTLP document on lines of their own, over 64 KB of them. */
function group(host: string): string {
  const opening = `{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"${host}"}}]},"scopeLogs":[{"logRecords":[\n`;
  return `${opening}${Array.from({ length: 900 }, (_, number) => record(host, number)).join("").replace(/,\n$/, "\n")}]}]}`;
}

/** Pieces end anywhere. */
function* cut(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 40_000) yield bytes.subarray(at, at + 40_000);
}

/** The records of a stretch of a file that lies in these blocks. */
async function readOf(texts: readonly string[], stretch: { firstBlock: number; blocks: number }, lastLocalMicros: number | null = null): Promise<LogRecord[]> {
  let firstLine = 1;
  const blocks = texts.map((text) => {
    const block = { firstLine, startsLine: true };
    firstLine += text.split("\n").length - 1;
    return block;
  });
  const bytesOf = (index: number): Buffer => Buffer.from(texts[index] ?? "");
  async function* pieces(first: number, count: number): AsyncGenerator<Buffer> {
    for (let index = first; index < first + count; index++) yield* cut(bytesOf(index));
  }
  const reader = { blocks, readBlock: (index: number) => Promise.resolve({ kind: "block", bytes: bytesOf(index) }), pieces } as unknown as LogFileReader;
  const records: LogRecord[] = [];
  await readSegment(
    { reader, file: 1, ...stretch, zone: zoneOrUtc("UTC"), basis: { ...undatedBasis(2025), lastLocalMicros }, maxLineLength: 65_536 },
    { onRecord: (found) => records.push(found), onSlice: () => Promise.resolve() },
  );
  return records;
}

it("a log without dates counts its days back from when it was last written", async () => {
  const texts = ["22:00:00.000 [main] INFO a.B - one\n01:00:00.000 [main] INFO a.B - two\n", "23:00:00.000 [main] INFO a.B - three\n00:10:00.000 [main] WARN a.B - four\n"];
  const times = (records: readonly LogRecord[]) => records.map(({ utcMicros }) => (utcMicros === null ? null : new Date(utcMicros / 1000).toISOString()));
  const written = Date.UTC(2025, 9, 6, 0, 12) * 1000;
  expect(times(await readOf(texts, { firstBlock: 0, blocks: 2 }, written))).toEqual(["2025-10-04T22:00:00.000Z", "2025-10-05T01:00:00.000Z", "2025-10-05T23:00:00.000Z", "2025-10-06T00:10:00.000Z"]);
  expect(times(await readOf(texts, { firstBlock: 0, blocks: 1 }, written))).toEqual([null, null]);
  expect(times(await readOf(texts, { firstBlock: 0, blocks: 2 }))).toEqual([null, null, null, null]);
});

it("a segment knows what encloses its records, however far above that stands in the block before", async () => {
  const lines = `{"resourceLogs":[${group("web1")},${group("web2")}]}\n`.split(/(?<=\n)/);
  const cut = lines.length - 10;
  const records = await readOf([lines.slice(0, cut).join(""), lines.slice(cut).join("")], { firstBlock: 1, blocks: 1 });
  expect(records.map(({ host }) => host)).toEqual(Array<string>(9).fill("web2"));
});
