import type { LineFields } from "./line-fields";
import { setMessage } from "./line-fields";
import type { NumericScale } from "./severity-words";
import { readYearFirst, type TimeReader } from "./timestamp";

/**
 * What a line is to a format: the start of a record; a header, bracket or directive; certainly a part of the record
 * above (inside an open quotation mark); a part of the record above that completes its fields; or nothing it knows.
 */
export type LineKind = "record" | "structural" | "continuation" | "completion" | "none";

/** Where a record of this format happened: the host it names, its component word, or the file it stands in. */
export type SystemColumn = "host" | "component" | "file";

/** Which column of a table holds what; -1 where none does. `date` is set where date and time are two columns. */
export interface ColumnMap {
  time: number;
  date: number;
  severity: number;
  message: number;
  source: number;
  host: number;
  status: number;
}

/** A file of rows: how they are cut and what their columns are. */
export interface TableLayout {
  delimiter: string;
  header: string | null;
  width: number;
  columns: ColumnMap;
  /** Names of the columns, where they are needed beyond the map. */
  names: string[];
  /** The next best columns of each kind, for rows whose best one is empty. */
  others?: Partial<Record<keyof ColumnMap, number[]>>;
  /** The scale of numeric severities, where the names tell it. */
  scale?: NumericScale | undefined;
  /** Where the columns begin, in a table without delimiters. */
  starts?: number[];
  /** The column that holds an object of labels; absent where none does. */
  labels?: number;
  /** Whether the last row ended inside a quotation mark. */
  inQuotes: boolean;
  /** The lines of such a row, where columns that matter stand behind the quotation mark. */
  open?: string[];
}

/** A JSON object that is spread over lines: what was read of it, null between objects. */
export interface BlockState {
  lines: string[] | null;
  indent: number;
}

/** A document that holds many records: what was read of it outside of them. */
export interface EnvelopeState {
  /** Its row in the table of envelopes; -1 before the first records. */
  place: number;
  /** The text since the last records. */
  frame: string;
  /** What stands beside the way to the present records, from the top down. */
  levels: Record<string, unknown>[];
  /** Whether the next line may be a record. */
  isInside: boolean;
}

/** A container's log around a program's own: the program's format, null where its lines fit none. */
export interface InnerFormat {
  id: string | null;
  memory: FormatMemory;
  /** Of each stream the line whose rest follows: what of its text came, and whether its record is still the last. */
  parts?: Record<string, { line: string; time: string | null; text: string; isOpen: boolean }>;
  /** Formats that some of its lines have beside that one, and how many lines they were looked for by. */
  others?: { id: string; memory: FormatMemory }[];
  looks?: number;
}

/** What a format remembers from line to line of a file. Plain JSON: it crosses from one segment to the next. */
export interface FormatMemory {
  table?: TableLayout;
  block?: BlockState;
  envelope?: EnvelopeState;
  inner?: InnerFormat;
  /** The programs whose lines stand in one file, by their names. */
  programs?: Record<string, InnerFormat>;
  /** Whether the open record's message is still to come. */
  awaitsMessage?: boolean;
  /** What of the open record's text a later line needs, or a name that the format goes by. */
  text?: string;
  /** The open record's message as far as it was read, where the next line may go on with it. */
  message?: string;
  /** Whether 03/04/2025 is the 3rd of April in this file. */
  dayFirst?: boolean;
  /** The text of the record that a `completion` has completed, lines joined; else absent. */
  joined?: string;
}

export interface LogFormat {
  readonly id: string;
  readonly systemColumn: SystemColumn;
  /** 0 to 1: how much a share of explained lines is worth against other formats; low for those that fit anything. */
  readonly weight: number;
  /** The least share of sample lines it must explain to be chosen. */
  readonly minShare: number;
  /** Looks at sample lines before any is read; null: not this format. Without it the memory starts empty. */
  readonly prepare?: (lines: readonly string[]) => FormatMemory | null;
  /** Reads one line into cleared fields. May change the memory. */
  readonly read: (line: string, out: LineFields, memory: FormatMemory) => LineKind;
}

/** A format that one regular expression describes. */
export interface PatternFormat {
  id: string;
  /**
   * Regular expression source for the whole line; every group that captures is named: time, severity, source, host,
   * message (the rest of the line), status, or a name of `finish`.
   */
  pattern: string;
  time?: TimeReader;
  systemColumn?: SystemColumn;
  weight?: number;
  minShare?: number;
  /** Lines that belong to the file's frame, not to a record. */
  structural?: RegExp;
  /** Has the last word on a matched line: `groups` by the order of names in the pattern, from 1. */
  finish?: (groups: readonly (string | undefined)[], out: LineFields) => LineKind;
}

/**
 * All that is told of a record stands within so many characters of its start, its message's start included. No line
 * can make a pattern that backtracks slow.
 */
export const LONGEST_HEAD = 1024;

const GROUP_NAME = /\(\?<([a-z]\w*)>/gi;

/**
 * Makes a format of a regular expression. Groups are found by number: reading them by name costs a third more.
 */
export function patternFormat(spec: PatternFormat): LogFormat {
  const names = [...spec.pattern.matchAll(GROUP_NAME)].map((match) => match[1]);
  const place = (name: string): number => names.indexOf(name) + 1;
  const pattern = new RegExp(`^${spec.pattern.replace(GROUP_NAME, "(")}$`, "s");
  const [time, severity, source, host, message] = [place("time"), place("severity"), place("source"), place("host"), place("message")];
  const readTime = spec.time ?? readYearFirst;
  const { finish, structural } = spec;
  return {
    id: spec.id,
    systemColumn: spec.systemColumn ?? "file",
    weight: spec.weight ?? 1,
    minShare: spec.minShare ?? 0,
    read(line, out) {
      const head = line.length > LONGEST_HEAD ? line.slice(0, LONGEST_HEAD) : line;
      const groups = pattern.exec(head);
      if (groups === null) return structural?.test(head) ? "structural" : "none";
      if (time > 0 && groups[time] !== undefined && !readTime(groups[time], out)) return "none";
      if (severity > 0) out.severityWord = groups[severity] ?? null;
      if (source > 0) out.source = groups[source] ?? null;
      if (host > 0) out.host = groups[host] ?? null;
      if (message > 0) setMessage(out, line, head.length - (groups[message] ?? "").length);
      return finish ? finish(groups, out) : "record";
    },
  };
}
