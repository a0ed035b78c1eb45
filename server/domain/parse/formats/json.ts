import type { FormatMemory, LineKind, LogFormat } from "../format";
import { createLineFields, type LineFields } from "../line-fields";
import { NamedFields } from "./read-fields";

/** Lines that one object is spread over at most. */
export const MAX_BLOCK_LINES = 1000;
/** One that is longer, as an error with its whole stack, is followed to its end, so that no part of it is taken for another. */
const MAX_LONG_BLOCK_LINES = 20_000;
const MAX_BLOCK_LENGTH = 65_536;
/** A line this long may have been cut at the limit, so that it is no JSON any more; no more of an open one is looked at. */
export const MAY_BE_CUT = 4096;
/** One for all lines: a line is done with before the next begins. */
const fields = new NamedFields();

/** Whether a text ends in the brace that closes an object. */
const IS_CLOSED = /\}[\s,\]]*$/;

const PAIR = /"([^"\\]{1,60})"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?))/g;

/** The object a text stands for, without the commas and brackets of an array around it; null where it is none. */
export function parseJsonObject(text: string): object | null {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return null;
  const isWhole = start === 0 && end === text.length - 1;
  if (!isWhole && (!/^[\s[,]*$/.test(text.slice(0, start)) || !/^[\s\],]*$/.test(text.slice(end + 1)))) return null;
  try {
    const value: unknown = JSON.parse(isWhole ? text : text.slice(start, end + 1));
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Stores hand out records inside objects of their own: Elasticsearch's `{ "_index": …, "_source": {…} }`, Splunk's `{ "preview": …, "result": {…} }`. */
const AROUND_RECORDS: readonly { inner: string; beside: string }[] = [{ inner: "_source", beside: "_index" }, { inner: "result", beside: "preview" }];

function recordIn(object: object): object {
  for (const { inner, beside } of AROUND_RECORDS) {
    const value: unknown = beside in object ? (object as Record<string, unknown>)[inner] : null;
    if (typeof value === "object" && value !== null) return value;
  }
  return object;
}

/** Sets the fields of a record from an object; false where it has neither a time nor a severity. */
export function readJsonFields(object: object, text: string, out: LineFields): boolean {
  fields.clear();
  fields.addAll(recordIn(object));
  if (!fields.writeTo(out)) return false;
  if (out.message === "") out.message = text.trim();
  return true;
}

/** Saves what can be told of an object that was cut or goes on below, as Elasticsearch's stack traces do: the plain fields before that. */
export function readCutLine(line: string, out: LineFields): boolean {
  if ((IS_CLOSED.test(line) && line.length < MAY_BE_CUT) || !/^[[,]? ?\{ ?"/.test(line.trimStart())) return false;
  if (!readPairs(line.slice(0, MAY_BE_CUT), out)) return false;
  if (out.message === "") out.message = line;
  return true;
}

/** Reads the plain fields of what need not be whole. */
function readPairs(text: string, out: LineFields): boolean {
  fields.clear();
  for (const [, name = "", word, number] of text.matchAll(PAIR)) fields.add(name, word === undefined ? Number(number) : unescapeJson(word));
  return fields.writeTo(out);
}

function unescapeJson(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** How a line inside an object begins. */
export const INSIDE_OBJECT = /^\s*(?:["{}[\]]|-?\d|true\b|false\b|null\b)/;

/** Goes on with an object that a line began and did not end; "none" where the line is no part of it. */
function continueObject(line: string, out: LineFields, memory: FormatMemory, lines: string[]): LineKind {
  memory.block = { lines: null, indent: 0 };
  const isNext = line.charCodeAt(0) === 123 && IS_CLOSED.test(line);
  if (isNext || !INSIDE_OBJECT.test(line) || lines.length >= MAX_BLOCK_LINES) return "none";
  lines.push(line);
  const object = IS_CLOSED.test(line) ? parseJsonObject(lines.join(" ")) : null;
  if (object === null) {
    memory.block = { lines, indent: 0 };
    return "continuation";
  }
  const text = lines.map((part) => part.trim()).join(" ");
  if (!readJsonFields(object, text, out)) return "continuation";
  memory.joined = text;
  return "completion";
}

/** One JSON object a line, alone or as elements of an array; one that goes on below its first line is joined. */
export const JSON_LINES: LogFormat = {
  id: "json-lines",
  systemColumn: "component",
  weight: 1,
  minShare: 0,
  read(line, out, memory) {
    const open = memory.block?.lines ?? null;
    if (open !== null) {
      const kind = continueObject(line, out, memory, open);
      if (kind !== "none") return kind;
    }
    const first = line.charCodeAt(0);
    if (first !== 123 && first !== 91 && first !== 32 && first !== 44 && first !== 9 && first !== 93) return "none";
    if (first !== 123 && /^[\s[\],]+$/.test(line)) return "structural";
    const object = parseJsonObject(line);
    if (object === null) {
      if (!readCutLine(line, out)) return "none";
      if (!IS_CLOSED.test(line)) memory.block = { lines: [line], indent: 0 };
      return "record";
    }
    return readJsonFields(object, line, out) ? "record" : "none";
  },
};

/** JSON objects written over several lines each, one after another or in an array. */
export const JSON_BLOCKS: LogFormat = {
  id: "json-blocks",
  systemColumn: "component",
  weight: 0.95,
  minShare: 0.5,
  prepare: (lines) => (opensBlocks(lines) && holdsRecords(lines) ? { block: { lines: null, indent: 0 } } : null),
  read(line, out, memory) {
    const block = (memory.block ??= { lines: null, indent: 0 });
    if (block.lines !== null) return continueBlock(line, out, memory, block.lines);
    if (opensObject(line)) {
      memory.block = { lines: ["{"], indent: line.length - line.trimStart().length };
      return "record";
    }
    return /^[\s[\],]+$/.test(line) ? "structural" : "none";
  },
};

function continueBlock(line: string, out: LineFields, memory: FormatMemory, lines: string[]): LineKind {
  const closing = /^(\s*)\}/.exec(line);
  // Of a long one only how many lines it has is remembered.
  lines.push(lines.length <= MAX_BLOCK_LINES ? line : "");
  const { indent } = memory.block ?? { indent: 0 };
  if (closing === null || (closing[1]?.length ?? 0) > indent) {
    if (lines.length > MAX_LONG_BLOCK_LINES) memory.block = { lines: null, indent: 0 };
    return "continuation";
  }
  memory.block = { lines: null, indent: 0 };
  const text = lines.map((part) => part.trim()).join(" ").trimEnd();
  return readBlock(text, lines.length > MAX_BLOCK_LINES || text.length > MAX_BLOCK_LENGTH * 4, out, memory);
}

/** Reads a whole object, of a long one the plain fields that it begins with. */
function readBlock(text: string, isLong: boolean, out: LineFields, memory: FormatMemory): LineKind {
  if (isLong) {
    const start = text.slice(0, MAX_BLOCK_LENGTH);
    if (!readPairs(start, out)) return "continuation";
    if (out.message === "") out.message = start;
    return "completion";
  }
  const object = parseJsonObject(text);
  if (object === null || !readJsonFields(object, text, out)) return "continuation";
  memory.joined = text;
  return "completion";
}

/** Whether one of the objects that end in these lines is a record; where none ends, whether what there is of the first tells a time or a severity. */
function holdsRecords(lines: readonly string[]): boolean {
  const memory: FormatMemory = {};
  const out = createLineFields();
  let hasEnd = false;
  for (const line of lines) {
    const wasOpen = memory.block?.lines ?? null;
    const kind = JSON_BLOCKS.read(line, out, memory);
    if (kind === "completion") return true;
    hasEnd ||= wasOpen !== null && memory.block?.lines === null;
  }
  return !hasEnd && readPairs(lines.join(" ").slice(0, MAX_BLOCK_LENGTH), out);
}

/** Whether nothing but the opening brace of an object, or of an array's first, stands on a line. */
function opensObject(line: string): boolean {
  return /^\[? ?,? ?\{$/.test(line.trim());
}

/** Whether an object is opened on a line of its own and its first field on the next is named in quotes. */
function opensBlocks(lines: readonly string[]): boolean {
  const open = lines.findIndex(opensObject);
  return open >= 0 && open <= 2 && /^\s*"[^"]+"\s*:/.test(lines[open + 1] ?? "");
}
