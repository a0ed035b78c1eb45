import { expect, it } from "vitest";
import type { LogFileReader } from "@/server/archive/log-place";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { createZone } from "@/server/domain/parse/zone";
import { readSegment } from "./read-segment";

const record = (host: string, number: number) => `{"timeUnixNano":"1759741172000000000","severityNumber":9,"body":{"stringValue":"${host} ${number}"}},\n`;

/** The records of one resource of an OTLP document on lines of their own, over 64 KB of them. */
function group(host: string): string {
  const opening = `{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"${host}"}}]},"scopeLogs":[{"logRecords":[\n`;
  return `${opening}${Array.from({ length: 900 }, (_, number) => record(host, number)).join("").replace(/,\n$/, "\n")}]}]}`;
}

it("a segment knows what encloses its records, however far above that stands in the block before", async () => {
  const zone = createZone("UTC");
  if (zone === null) throw new Error("no UTC");
  const lines = `{"resourceLogs":[${group("web1")},${group("web2")}]}\n`.split(/(?<=\n)/);
  const cut = lines.length - 10;
  const blocks = [Buffer.from(lines.slice(0, cut).join("")), Buffer.from(lines.slice(cut).join(""))];
  const reader = {
    blocks: [{ firstLine: 1, startsLine: true }, { firstLine: cut + 1, startsLine: true }],
    readBlock: (index: number) => Promise.resolve({ kind: "block", bytes: blocks[index] ?? Buffer.alloc(0) }),
  } as unknown as LogFileReader;
  const records: LogRecord[] = [];
  await readSegment(
    { reader, file: 1, firstBlock: 1, blocks: 1, zone, year: 2025, notAfterMicros: null, maxLineLength: 65_536 },
    { onRecord: (found) => records.push(found), onSlice: () => Promise.resolve() },
  );
  expect(records.map(({ host }) => host)).toEqual(Array<string>(9).fill("web2"));
});
