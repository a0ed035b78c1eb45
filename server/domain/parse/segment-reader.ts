import { TextDecoding } from "./decode-text";
import type { Encoding } from "./detect-encoding";
import type { MissingTime } from "./line-fields";
import { createRecordReader, type LineCounts, type ReaderCarry, type RecordReader, type RecordReaderOptions } from "./record-reader";
import { LineSplitter } from "./split-lines";

/** Characters kept of a line where nothing else is set. */
export const DEFAULT_MAX_LINE_LENGTH = 65_536;

/** What colours a terminal, erases its line or sets its title: no part of the text, and it would hide a severity from every format. */
const ESCAPE = "\x1b";
const ESCAPE_SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*\x07|[()][0-9A-B])/g;

export interface SegmentCarry {
  encoding: Encoding;
  reader: ReaderCarry;
}

export interface SegmentReaderOptions extends Omit<RecordReaderOptions, "carry"> {
  /** Of the file, see detectEncoding; a carry has its own. */
  encoding: Encoding;
  maxLineLength?: number;
  carry?: SegmentCarry | null;
}

export interface SegmentCounts extends LineCounts {
  cutLines: number;
  /** Bad bytes, NULs and lone surrogates that became U+FFFD, those that the log wrote as escapes too. */
  replacedBytes: number;
}

/**
 * Reads the bytes of one segment of a file into records: decoding, lines and records in one. A segment starts at the
 * start of a line and ends at the end of one.
 */
export class SegmentReader {
  private readonly decoding: TextDecoding;
  private readonly splitter: LineSplitter;
  private readonly reader: RecordReader;
  /** Whether an escape character was seen: only then lines are looked through for colours. */
  private hasEscapes = false;
  /** The piece at hand, where its text is its bytes. */
  private piece: DataView | null = null;

  constructor({ encoding, maxLineLength = DEFAULT_MAX_LINE_LENGTH, carry, ...options }: SegmentReaderOptions) {
    this.reader = createRecordReader({ ...options, carry: carry?.reader ?? null });
    this.splitter = new LineSplitter({ maxLineLength, onLine: (text, cut, start) => this.take(text, cut, start) });
    this.decoding = new TextDecoding(carry?.encoding ?? encoding);
  }

  /** Takes the next bytes, cut anywhere. */
  write(chunk: Buffer): void {
    const text = this.decoding.write(chunk);
    this.piece = this.decoding.wasPlain ? new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength) : null;
    this.split(text);
  }

  /** Ends the file: everything held is handed over. */
  end(): SegmentCarry {
    this.finishLines();
    return { reader: this.reader.end(), encoding: this.decoding.encoding };
  }

  /** Ends the segment: what is open is left to the next one, which reads on exactly as if both were one. */
  suspend(): SegmentCarry {
    this.finishLines();
    return { reader: this.reader.suspend(), encoding: this.decoding.encoding };
  }

  get counts(): SegmentCounts {
    return { ...this.reader.counts, cutLines: this.splitter.cutLines, replacedBytes: this.decoding.replaced + this.reader.replaced };
  }

  /** What its times left out and were given. */
  get completed(): MissingTime {
    return this.reader.completed;
  }

  /** Ids of the formats in use. */
  get formatIds(): string[] {
    return this.reader.formatIds;
  }

  /** The one chosen first; undefined while none is. */
  get firstFormatId(): string | undefined {
    return this.reader.firstFormatId;
  }

  private take(text: string, cut: boolean, start: number): void {
    if (this.hasEscapes) this.reader.push(text.replace(ESCAPE_SEQUENCE, ""), cut);
    else this.reader.push(text, cut, start < 0 ? null : this.piece, start);
  }

  private split(text: string): void {
    this.hasEscapes ||= text.includes(ESCAPE);
    this.splitter.write(text);
  }

  private finishLines(): void {
    this.split(this.decoding.end());
    this.splitter.end();
  }
}
