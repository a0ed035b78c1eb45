import { detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { checkRows, type KnowledgeReading } from "./check-rows";
import { decodeText } from "./decode-text";
import type { FileReading } from "./file-row";
import { readCsvRows } from "./read-csv-rows";
import { readJsonRows } from "./read-json-rows";
import { readSheetRows } from "./read-sheet-rows";

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads a knowledge base file: four columns (anomaly id, anomaly text, problem id, problem text) as CSV with `;`, `,` or
 * tab in UTF-8, UTF-16 or Windows-1251, as the first sheet of an XLSX or XLS workbook, or as JSON. What it is, is decided
 * by its first bytes, then by its name, so that a workbook named `.csv` is still read.
 * @param name the file's name; only its ending is looked at
 * @returns the knowledge ordered by ids with warnings, or its bad rows; it does not throw
 */
export function parseKnowledgeBaseFile(bytes: Buffer, name: string): KnowledgeReading {
  const reading = readRows(bytes, name);
  return reading.kind === "unreadable" ? { kind: "refused", rows: [reading.bad] } : checkRows(reading.rows, reading.bad);
}

function readRows(bytes: Buffer, name: string): FileReading {
  if (startsWith(bytes, ZIP) || startsWith(bytes, COMPOUND_FILE)) return readSheetRows(bytes);
  const text = decodeText(bytes);
  const isJson = /\.json$/i.test(name) || (/^\s*\[\s*[[{]/.test(text) && !/\.(csv|tsv|txt)$/i.test(name));
  const reading = isJson ? readJsonRows(text) : readCsvRows(text);
  // Otherwise it would be told as one bad row after another, each with its bytes in it.
  const isTable = detectContent(bytes.subarray(0, HEAD_BYTES)).kind === "text" || hasIds(reading);
  return isTable ? reading : { kind: "unreadable", bad: { row: 0, code: "not-a-table", params: {} } };
}

/** A table with a few characters in it that are none is one all the same. */
function hasIds(reading: FileReading): boolean {
  return reading.kind === "rows" && reading.rows.some(({ cells }) => /^\s*\d+\s*$/.test(cells[0] ?? "") && /^\s*\d+\s*$/.test(cells[2] ?? ""));
}

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);
