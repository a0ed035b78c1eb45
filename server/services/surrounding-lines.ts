import { LRUCache } from "lru-cache";
import { type BlockRead, openLogPlace, type LogFileReader, type LogPlace } from "@/server/archive/log-place";
import { findPlacedFile } from "@/server/db/run-log-file";
import type { CodeUnit } from "@/server/domain/extract/code-unit";
import type { RefusalReason } from "@/server/domain/extract/extract-reason";
import { TextDecoding } from "@/server/domain/parse/decode-text";
import type { Encoding } from "@/server/domain/parse/detect-encoding";
import { skipLines } from "@/server/domain/parse/skip-lines";
import { LineSplitter } from "@/server/domain/parse/split-lines";
import { defaultStorage } from "@/server/storage/default-storage";

/** A physical line of a log file, numbered from 1. */
export interface RawLine {
  number: number;
  text: string;
  /** Longer than the run's limit: the rest is left out. */
  cut: boolean;
}

export type SurroundingLines = { kind: "lines"; file: string; lines: RawLine[]; totalLines: number } | { kind: "not-found" } | { kind: "refused"; reason: RefusalReason };

export interface LineRange {
  runId: number;
  fileNumber: number;
  /** From 1, both included. */
  from: number;
  to: number;
}

/** Bytes of unpacked blocks held. */
const RECENT_BYTES = 64 * 1024 ** 2;

/** The blocks that were read last, within this process: the lines asked for next mostly stand near these. */
const recentBlocks = new LRUCache<string, BlockRead & { kind: "block" }>({ maxSize: RECENT_BYTES, sizeCalculation: ({ bytes }) => Math.max(1, bytes.length) });

/** The same reader, which does not unpack again what it or another has just unpacked. */
function withRecent(reader: LogFileReader, file: string): Pick<LogFileReader, "blocks" | "readBlock"> {
  return {
    blocks: reader.blocks,
    async readBlock(index) {
      const key = `${file}:${String(index)}`;
      const recent = recentBlocks.get(key);
      if (recent !== undefined) return recent;
      const read = await reader.readBlock(index);
      if (read.kind === "block") recentBlocks.set(key, read);
      return read;
    },
  };
}

/**
 * The raw lines of a file of a run from one line to another. Unpacks only the blocks that hold them.
 * @returns `not-found` where the run has no such file or it was skipped; `refused` where its bytes are gone or damaged
 */
export async function readLines({ runId, fileNumber, from, to }: LineRange): Promise<SurroundingLines> {
  const file = await findPlacedFile(runId, fileNumber);
  if (file === null) return { kind: "not-found" };
  const reader = await openLogPlace(file.place as LogPlace, file.path, defaultStorage());
  if (reader.kind === "refused") return reader;
  try {
    const lines = await collectLines(withRecent(reader, [runId, file.attempt, fileNumber].join(":")), { from, to, encoding: file.encoding, maxLineLength: file.maxLineLength });
    return lines.kind === "refused" ? lines : { kind: "lines", file: file.name, lines: lines.lines, totalLines: file.lines };
  } finally {
    await reader.close();
  }
}

interface Wanted {
  from: number;
  to: number;
  encoding: Encoding;
  maxLineLength: number;
}

type Collected = { kind: "lines"; lines: RawLine[] } | { kind: "refused"; reason: RefusalReason };

/**
 * Reads lines out of an opened file, from the last block that begins at or before the first of them. Of its bytes only those
 * become text that the lines stand in: a block of a file read in place may hold a hundred thousand others.
 */
export async function collectLines(reader: Pick<LogFileReader, "blocks" | "readBlock">, { from, to, encoding, maxLineLength }: Wanted): Promise<Collected> {
  const first = firstBlock(reader.blocks, from);
  const before = from - (reader.blocks[first]?.firstLine ?? from);
  const unit = codeUnitOf(encoding);
  const decoding = new TextDecoding(encoding);
  const lines: RawLine[] = [];
  let number = from;
  const splitter = new LineSplitter({
    maxLineLength,
    onLine(text, cut) {
      if (number <= to) lines.push({ number, text, cut });
      number++;
    },
  });
  for (let index = first; index < reader.blocks.length; index++) {
    const read = await reader.readBlock(index);
    if (read.kind === "refused") return read;
    const bytes = index === first ? read.bytes.subarray(skipLines(read.bytes, before, unit)) : read.bytes;
    splitter.write(decoding.write(bytes.subarray(0, skipLines(bytes, to - number + 1, unit))));
    // A block that ends in the middle of the last wanted line leaves it open: `number` is still that line then.
    if (number > to) return { kind: "lines", lines };
  }
  splitter.write(decoding.end());
  splitter.end();
  return { kind: "lines", lines };
}

/** The last block whose first whole line is at or before the wanted one; a block may begin inside a line. */
function firstBlock(blocks: LogFileReader["blocks"], line: number): number {
  const after = blocks.findIndex((block) => (block.startsLine ? block.firstLine > line : block.firstLine >= line));
  return Math.max(0, (after < 0 ? blocks.length : after) - 1);
}

function codeUnitOf(encoding: Encoding): CodeUnit {
  if (encoding === "utf-16le") return "utf16le";
  return encoding === "utf-16be" ? "utf16be" : "byte";
}
