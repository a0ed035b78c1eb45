import { TextDecoding } from "./decode-text";
import type { Encoding } from "./detect-encoding";
import { createRecordReader, type LineCounts, type ReaderCarry, type RecordReader, type RecordReaderOptions } from "./record-reader";
import { LineSplitter } from "./split-lines";

/** Characters kept of a line where nothing else is set. */
export const DEFAULT_MAX_LINE_LENGTH = 65_536;

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
  /** Bad bytes, NULs and lone surrogates that became U+FFFD. */
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

  constructor({ encoding, maxLineLength = DEFAULT_MAX_LINE_LENGTH, carry, ...options }: SegmentReaderOptions) {
    this.reader = createRecordReader({ ...options, carry: carry?.reader ?? null });
    this.splitter = new LineSplitter({ maxLineLength, onLine: (text, cut) => this.reader.push(text, cut) });
    this.decoding = new TextDecoding(carry?.encoding ?? encoding, (carry ?? null) === null);
  }

  /** Takes the next bytes, cut anywhere. */
  write(chunk: Buffer): void {
    this.splitter.write(this.decoding.write(chunk));
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
    return { ...this.reader.counts, cutLines: this.splitter.cutLines, replacedBytes: this.decoding.replaced };
  }

  /** Ids of the formats in use. */
  get formatIds(): string[] {
    return this.reader.formatIds;
  }

  /** The one chosen first; undefined while none is. */
  get firstFormatId(): string | undefined {
    return this.reader.firstFormatId;
  }

  private finishLines(): void {
    this.splitter.write(this.decoding.end());
    this.splitter.end();
  }
}
