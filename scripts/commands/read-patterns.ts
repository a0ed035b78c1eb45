import { stat } from "node:fs/promises";
import { peekStream } from "@/server/archive/peek-stream";
import { RefusedError } from "@/server/archive/refused-error";
import { breakRecords, holdsRecordsInALine } from "@/server/domain/extract/break-records";
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
import { openOneLog } from "./open-one-log";

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

/** Reads one log file (plain, packed, or the only one in an archive) and mines its templates. */
export async function readPatterns(file: string): Promise<Patterns | { kind: "missing" } | { kind: "several" } | { kind: "refused"; reason: RefusalReason }> {
  if (!(await isFile(file))) return { kind: "missing" };
  const records = await openOneLog(file, readRecords).catch(reasonOf);
  if (records === "several") return { kind: "several" };
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

async function isFile(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => null);
  return stats !== null && !stats.isDirectory();
}

/** @throws what is no refusal */
function reasonOf(error: unknown): RefusalReason {
  if (error instanceof RefusedError) return error.reason;
  throw error;
}

async function readRecords(bytes: AsyncIterable<Buffer>, path: string): Promise<LogRecord[]> {
  const zone = zoneOrUtc("UTC");
  const records: LogRecord[] = [];
  const peeked = await peekStream(bytes, HEAD_BYTES);
  const year = new Date().getUTCFullYear();
  const [basis = basisOfYear(year)] = dateFiles([{ path, modifiedMicros: null, firstTime: findFirstTime(peeked.head), zone }], { givenYear: null, runYear: year });
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
