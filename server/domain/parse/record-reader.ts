import { FormatTracker, mayStartRecord, type TrackerState } from "./format-tracker";
import { findFormat } from "./formats/format-table";
import type { LineKind } from "./format";
import { createLineFields, type LineFields, type MissingTime } from "./line-fields";
import type { LogRecord } from "./log-record";
import { RecordAssembler, type AssemblerState } from "./record-assembler";
import { RecordClock, type ClockState } from "./record-clock";
import type { TimeBasis } from "./time-basis";
import type { Zone } from "./zone";

/** What became of the physical lines: records + continuations + blank + structural + unread = lines. */
export interface LineCounts {
  lines: number;
  records: number;
  continuations: number;
  blank: number;
  /** Headers, brackets, directives of the format. */
  structural: number;
  /** No format explains the line and no record stands above it. */
  unread: number;
}

interface HeldLine {
  text: string;
  line: number;
  cut: boolean;
}

/** What a segment of a file needs of the segment before it. Plain JSON. */
export interface ReaderCarry {
  /** Physical lines read so far. */
  line: number;
  tracker: TrackerState;
  assembler: AssemblerState;
  clock: ClockState;
  /** Lines not decided on yet: the file's first ones, or a run that no format in use explains. */
  run: HeldLine[];
  started: boolean;
}

export interface RecordReaderOptions {
  /** Called once a record, in the order of lines, when the next record has begun or the input has ended. */
  onRecord: (record: LogRecord) => void;
  /** For times without a zone. */
  zone: Zone;
  /** For times that leave something out. */
  basis: TimeBasis;
  /** The id of a format to read the whole file with; without it the file's lines decide. */
  format?: string | null;
  /** From the segment before; without it the file starts here. */
  carry?: ReaderCarry | null;
}

/** How many lines a format is chosen by, and how many unexplained ones are held before the choice is looked at again. */
const FIRST_LINES = 100;
const RUN_LINES = 32;

const BLANK = /^[\s\0\ufeff\ufffd]*$/;

function freshCarry(): ReaderCarry {
  return {
    line: 0,
    tracker: { inUse: [], evidence: {}, pause: 0, nextPause: 1, timeShape: null },
    assembler: { recordAbove: false, open: null, waiting: [] },
    clock: { year: null, last: null },
    run: [],
    started: false,
  };
}

/**
 * Reads the lines of one segment of a file into records. Holds at most 100 undecided lines and 10,000 records that wait
 * for a time.
 * @throws where `format` is no id of the table
 */
export function createRecordReader(options: RecordReaderOptions): RecordReader {
  const forced = options.format ? findFormat(options.format) : null;
  if (forced === undefined) throw new RangeError(`no log format "${options.format}"`);
  const carry = structuredClone(options.carry ?? freshCarry());
  const clock = new RecordClock(options.zone, options.basis, carry.clock);
  const counts: LineCounts = { lines: 0, records: 0, continuations: 0, blank: 0, structural: 0, unread: 0 };
  return new RecordReader(carry, counts, new FormatTracker(carry.tracker, forced), new RecordAssembler(carry.assembler, clock, options.onRecord));
}

/** See createRecordReader. */
export class RecordReader {
  private readonly fields = createLineFields();
  /** Of lines read again while the fields of the present line are still needed. */
  private readonly settleFields = createLineFields();
  private run: HeldLine[];
  private line: number;

  constructor(
    private readonly carry: ReaderCarry,
    /** Of this segment's lines, and of those the carry brought undecided. */
    readonly counts: LineCounts,
    private readonly tracker: FormatTracker,
    private readonly assembler: RecordAssembler,
  ) {
    this.run = carry.run;
    this.line = carry.line;
  }

  /** The formats in use, the first chosen first; empty while none is. */
  get formatIds(): string[] {
    return this.carry.tracker.inUse.map(({ id }) => id);
  }

  /** The format chosen first; undefined while none is. */
  get firstFormatId(): string | undefined {
    return this.carry.tracker.inUse[0]?.id;
  }

  /** What times of this segment left out and were given. */
  get completed(): MissingTime {
    return this.assembler.clock.completed;
  }

  /** Characters that escapes of this segment's lines stood for and that are no text: U+FFFD is there instead. */
  get replaced(): number {
    return this.assembler.replaced;
  }

  /**
   * Reads the next physical line.
   * @param text without its line end
   * @param cut whether the line was longer than the limit and its rest was left out
   * @param piece of ASCII that the line stands in at `start`, where it does
   */
  push(text: string, cut = false, piece: DataView | null = null, start = 0): void {
    const line = ++this.line;
    const first = text.charCodeAt(0);
    if (text.length === 0 || ((first <= 32 || first >= 0xfeff) && BLANK.test(text))) {
      this.counts.lines++;
      this.counts.blank++;
    } else if (this.carry.started) {
      this.fields.piece = piece;
      this.fields.pieceStart = start;
      this.take(text, line, cut);
      this.fields.piece = null;
    } else this.hold({ text, line, cut }, FIRST_LINES);
  }

  /** Ends the file, or a segment whose successor is read without what is open here: everything held is handed over. */
  end(): ReaderCarry {
    while (this.run.length > 0) this.settle();
    this.assembler.end();
    return this.suspend();
  }

  /** What the next segment needs to go on exactly as if both were one; open and undecided lines are left to it. */
  suspend(): ReaderCarry {
    this.assembler.forgetPieces();
    return structuredClone({ ...this.carry, run: this.run, line: this.line });
  }

  private take(text: string, line: number, cut: boolean): void {
    const kind = this.tracker.read(text, this.fields);
    if (kind === "record" && this.run.length === 0) {
      // Nearly every line: no object but the record itself is made for it.
      this.counts.lines++;
      this.counts.records++;
      this.assembler.begin(this.fields, text, line, cut);
    } else if (kind !== "none") {
      const { joined } = this.tracker;
      if (this.run.length > 0) this.settle();
      this.apply(kind, this.fields, { text, line, cut }, joined);
    } else if (this.run.length > 0 || (this.tracker.canTakeUp && mayStartRecord(text))) this.hold({ text, line, cut }, RUN_LINES);
    else this.attach({ text, line, cut });
  }

  private hold(line: HeldLine, limit: number): void {
    this.run.push(line);
    if (this.run.length >= limit) this.settle();
  }

  /** Decides on the lines held: with a format for them they are read, without one they belong to the record above. */
  private settle(): void {
    const { run } = this;
    this.run = [];
    const texts = run.map(({ text }) => text);
    const isFirst = !this.carry.started;
    this.carry.started = true;
    const found = isFirst ? this.tracker.start(texts) : this.tracker.reconsider(texts);
    for (const line of run) {
      if (!found) this.attach(line);
      else if (isFirst) this.take(line.text, line.line, line.cut);
      else this.apply(this.tracker.readNewest(line.text, this.settleFields), this.settleFields, line, this.tracker.joined);
    }
  }

  private apply(kind: LineKind, fields: LineFields, line: HeldLine, joined: string | null): void {
    if (kind === "record") {
      this.counts.lines++;
      this.counts.records++;
      this.assembler.begin(fields, line.text, line.line, line.cut);
    } else if (kind === "structural") {
      this.counts.lines++;
      this.counts.structural++;
    } else if (kind === "none") this.attach(line);
    else {
      if (kind === "completion") this.assembler.complete(fields, joined);
      this.append();
    }
  }

  /** A line that no format in use explains: a record like the others by its time, else part of the record above. */
  private attach(line: HeldLine): void {
    if (this.tracker.readSimilar(line.text, this.settleFields)) this.apply("record", this.settleFields, line, null);
    else this.append();
  }

  private append(): void {
    this.counts.lines++;
    if (this.assembler.continue()) this.counts.continuations++;
    else this.counts.unread++;
  }
}
