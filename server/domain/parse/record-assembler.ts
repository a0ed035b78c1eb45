import { LONE_OR_NUL } from "./decode-text";
import { inferSeverity } from "./infer-severity";
import type { LineFields } from "./line-fields";
import { createLogRecord, setSeverity, type LogRecord } from "./log-record";
import { copyTime, type RecordClock } from "./record-clock";

/** How many records without a time wait for the first that has one; past that all of them are handed over without. */
export const MAX_WAITING_RECORDS = 10_000;

/** Longest text made of a record spread over several lines, characters. */
const MAX_JOINED_TEXT = 65_536;

export interface AssemblerState {
  /** Whether a record stands above the next line, so that a line no format explains belongs to it. */
  recordAbove: boolean;
  open: LogRecord | null;
  waiting: LogRecord[];
}

/**
 * Puts records together: holds the open one until the next begins, counts its continuations, and holds back records
 * before the first that has a time.
 */
export class RecordAssembler {
  /** How many characters were put in the place of what an escape stood for and is no text. */
  replaced = 0;

  constructor(
    readonly state: AssemblerState,
    readonly clock: RecordClock,
    private readonly onRecord: (record: LogRecord) => void,
  ) {}

  /** Starts a record; the one before it is finished by that. */
  begin(fields: LineFields, text: string, line: number, cut: boolean): void {
    this.close();
    this.replaceNoText(fields);
    const record = createLogRecord(fields, text, line, cut);
    this.clock.setOwnTime(record, fields);
    this.state.open = record;
    this.state.recordAbove = true;
  }

  /** Counts a line as part of the record above; false where there is none. */
  continue(): boolean {
    if (!this.state.recordAbove) return false;
    if (this.state.open !== null) this.state.open.continuations++;
    return true;
  }

  /** Gives the open record what a later line of it told; the line itself is counted by `continue`. */
  complete(fields: LineFields, joined: string | null): void {
    const { open } = this.state;
    if (open === null) return;
    this.replaceNoText(fields);
    if (open.timeKind === "none") this.clock.setOwnTime(open, fields);
    open.source = fields.source ?? open.source;
    open.host = fields.host ?? open.host;
    if (fields.message !== "") {
      open.message = fields.message;
      open.messageStart = -1;
    }
    if (fields.severity !== null || fields.severityWord !== null) setSeverity(open, fields);
    else if (open.severityInferred) open.severity = inferSeverity(open.message);
    if (joined === null) return;
    open.text = joined.slice(0, MAX_JOINED_TEXT);
    open.piece = null;
  }

  /** What is held back goes on without the bytes it was read from. */
  forgetPieces(): void {
    const { open, waiting } = this.state;
    for (const record of waiting) record.piece = null;
    if (open !== null) open.piece = null;
  }

  /** Hands over everything held back. */
  end(): void {
    this.close();
    this.releaseWaiting();
  }

  /** A line is text by now; what stood in it as an escape (`\u0000`) becomes U+FFFD here, as bad bytes do where they are decoded. */
  private replaceNoText(fields: LineFields): void {
    if (fields.messageStart >= 0) return;
    fields.message = this.textOf(fields.message);
    if (fields.source !== null) fields.source = this.textOf(fields.source);
    if (fields.host !== null) fields.host = this.textOf(fields.host);
    if (fields.severityWord !== null) fields.severityWord = this.textOf(fields.severityWord);
  }

  private textOf(text: string): string {
    return text.replace(LONE_OR_NUL, () => {
      this.replaced++;
      return "\ufffd";
    });
  }

  private close(): void {
    const { open, waiting } = this.state;
    if (open === null) return;
    this.state.open = null;
    if (open.timeKind === "own") {
      if (waiting.length > 0) this.timeWaiting(open);
      this.clock.remember(open);
    } else if (!this.clock.inherit(open)) {
      waiting.push(open);
      if (waiting.length > MAX_WAITING_RECORDS) this.releaseWaiting();
      return;
    }
    this.onRecord(open);
  }

  /** Records before the first timed one take its time. */
  private timeWaiting(first: LogRecord): void {
    const { localMicros, offsetMinutes, utcMicros } = first;
    const time = localMicros === null || utcMicros === null ? null : { localMicros, offsetMinutes, utcMicros };
    for (const record of this.state.waiting) copyTime(record, time);
    this.releaseWaiting();
  }

  private releaseWaiting(): void {
    for (const record of this.state.waiting) this.onRecord(record);
    this.state.waiting = [];
  }
}
