import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { peekStream } from "@/server/archive/peek-stream";
import { RefusedError } from "@/server/archive/refused-error";
import { unpackStream } from "@/server/archive/unpack-stream";
import { breakRecords, holdsRecordsInALine } from "@/server/domain/extract/break-records";
import { findCompression } from "@/server/domain/extract/compressions";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { MaskMemory } from "@/server/domain/generalize/mask-memory";
import { countTokens, mineGroup } from "@/server/domain/generalize/mine-templates";
import { dateFiles } from "@/server/domain/parse/date-files";
import { detectEncoding } from "@/server/domain/parse/detect-encoding";
import { findFirstTime } from "@/server/domain/parse/first-time";
import type { LogRecord } from "@/server/domain/parse/log-record";
import { SegmentReader } from "@/server/domain/parse/segment-reader";
import { basisOfYear } from "@/server/domain/parse/time-basis";
import { zoneOrUtc } from "@/server/domain/parse/zone";
import { microsToIso } from "@/server/domain/report/micros-to-iso";

/** One record with its template, as `--json` prints it. */
export interface PatternRecord {
  line: number;
  timestamp: string | null;
  severity: string | null;
  source: string | null;
  message: string;
  template: string;
}

export interface Patterns {
  kind: "patterns";
  /** In the order of the file. */
  records: PatternRecord[];
  /** Most frequent first. */
  templates: { template: string; count: number }[];
}

const HEAD_BYTES = 64 * 1024;

/** Reads one log file (plain or packed) and mines its templates. */
export async function readPatterns(file: string): Promise<Patterns | { kind: "missing" } | { kind: "refused"; reason: RefusalReason }> {
  const head = await readHead(file);
  if (!head) return { kind: "missing" };
  const records = await readRecords(file, head).catch(reasonOf);
  if ("code" in records) return { kind: "refused", reason: records };
  const memory = new MaskMemory();
  const masked = records.map(({ message }) => memory.mask(message));
  const templateOf = mine(masked);
  const counts = new Map<string, number>();
  const patterns = records.map((record, index): PatternRecord => {
    const template = templateOf.get(masked[index] ?? "") ?? record.message;
    counts.set(template, (counts.get(template) ?? 0) + 1);
    return { line: record.line, timestamp: microsToIso(record.utcMicros), severity: record.severity, source: record.source, message: record.message, template };
  });
  const templates = [...counts].map(([template, count]) => ({ template, count })).sort((a, b) => b.count - a.count || (a.template < b.template ? -1 : 1));
  return { kind: "patterns", records: patterns, templates };
}

async function readHead(file: string): Promise<Buffer | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    if ((await handle.stat()).isDirectory()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @throws what is no refusal */
function reasonOf(error: unknown): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  throw error;
}

async function readRecords(file: string, head: Buffer): Promise<LogRecord[]> {
  const zone = zoneOrUtc("UTC");
  const records: LogRecord[] = [];
  const compression = findCompression(head);
  const bytes = createReadStream(file) as AsyncIterable<Buffer>;
  // What a person unpacks on their own terminal has no limits.
  const stream = compression === null ? bytes : unpackStream(compression, bytes, { path: basename(file), meter: { add: () => null } });
  const peeked = await peekStream(stream, HEAD_BYTES);
  const year = new Date().getUTCFullYear();
  const [basis = basisOfYear(year)] = dateFiles([{ path: basename(file), modifiedMicros: null, firstTime: findFirstTime(peeked.head) }], { zone, givenYear: null, runYear: year });
  const reader = new SegmentReader({ encoding: detectEncoding(peeked.head), onRecord: (record) => records.push(record), zone, basis });
  const content = holdsRecordsInALine(peeked.head) ? breakRecords(peeked.content) : peeked.content;
  for await (const chunk of content) reader.write(chunk);
  reader.end();
  return records;
}

/** The template of each distinct masked message. */
function mine(masked: readonly string[]): Map<string, string> {
  const groups = new Map<number, Map<string, number>>();
  for (const text of masked) {
    const tokens = countTokens(text);
    const group = groups.get(tokens) ?? new Map<string, number>();
    groups.set(tokens, group.set(text, (group.get(text) ?? 0) + 1));
  }
  const templates = new Map<string, string>();
  for (const group of groups.values()) {
    const texts = [...group].map(([text, count]) => ({ text, count })).sort((a, b) => (a.text < b.text ? -1 : 1));
    mineGroup(texts).forEach((template, index) => templates.set(texts[index]?.text ?? "", template));
  }
  return templates;
}
