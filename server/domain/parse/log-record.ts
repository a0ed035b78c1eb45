import type { LineFields } from "./line-fields";
import { inferSeverity } from "./infer-severity";
import { severityOfWord, type Severity } from "./severity";

/** Where the time of a record comes from: its own line, a neighbour, or nowhere. */
export type TimeKind = "own" | "inherited" | "none";

/** One parsed record. Times are whole microseconds since 1970. */
export interface LogRecord {
  /** First physical line, counted from 1. */
  line: number;
  /** That line, without its line end. Of a JSON object spread over lines: the object on one line. */
  text: string;
  /** The message is `text.slice(messageStart)` without spaces at its end; -1 where it is not part of the text as it stands. */
  messageStart: number;
  message: string;
  /** Null where the log names a severity that the table does not know. */
  severity: Severity | null;
  /** As the log wrote it; null where the severity is inferred. */
  severityWord: string | null;
  severityInferred: boolean;
  /** Local wall time as if it were UTC. */
  localMicros: number | null;
  /** Minutes east of UTC; null where the line had no zone and the file's zone was used. */
  offsetMinutes: number | null;
  utcMicros: number | null;
  timeKind: TimeKind;
  /** What wrote the record: program, logger, component. */
  source: string | null;
  host: string | null;
  /** Physical lines that belong to the record after its first. */
  continuations: number;
  /** Whether the first line was longer than the limit and its rest was left out. */
  cut: boolean;
  /** The piece of the file, in ASCII, that the text stands in at `pieceStart`: who wants its bytes need not make them. Null where there is none. */
  piece: DataView | null;
  pieceStart: number;
}

/** Makes a record of what a format found; its time is filled in by the caller. */
export function createLogRecord(fields: LineFields, text: string, line: number, cut: boolean): LogRecord {
  const record: LogRecord = {
    line, text, messageStart: fields.messageStart, message: fields.message,
    severity: null, severityWord: null, severityInferred: false,
    localMicros: null, offsetMinutes: null, utcMicros: null, timeKind: "none",
    source: fields.source, host: fields.host, continuations: 0, cut, piece: fields.piece, pieceStart: fields.pieceStart,
  };
  setSeverity(record, fields);
  return record;
}

/** Takes the severity a format found, else what the table says of its word, else what the message suggests. */
export function setSeverity(record: LogRecord, fields: LineFields): void {
  record.severityWord = fields.severityWord;
  record.severityInferred = fields.severity === null && fields.severityWord === null;
  if (fields.severity !== null) record.severity = fields.severity;
  else if (fields.severityWord !== null) record.severity = severityOfWord(fields.severityWord);
  else record.severity = inferSeverity(fields.message);
}
