const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = 0xfeff;

export interface LineSplitterOptions {
  /** Characters (UTF-16 units) kept of a line; the rest of a longer one is left out. */
  maxLineLength: number;
  /**
   * Called once a physical line, without its end; `cut` tells that the rest of it was left out, `start` where it begins in the
   * piece, -1 where it began in an earlier one.
   */
  onLine: (text: string, cut: boolean, start: number) => void;
}

/**
 * Splits decoded text into physical lines on CRLF, LF and CR, piece by piece. A byte order mark at the start of a line is
 * dropped: files that were written one after the other into one have it in the middle. Keeps at most `maxLineLength` characters
 * between pieces, however long a line is.
 */
export class LineSplitter {
  /** Lines longer than the limit so far. */
  cutLines = 0;
  private rest = "";
  private restCut = false;
  /** Whether the piece before ended in a CR, so that an LF at the start of the next belongs to it. */
  private afterCr = false;

  constructor(private readonly options: LineSplitterOptions) {}

  /** Takes the next piece of text. */
  write(text: string): void {
    let start = 0;
    if (this.afterCr && text.length > 0) {
      if (text.charCodeAt(0) === LF) start = 1;
      this.afterCr = false;
    }
    start = text.includes("\r", start) ? this.splitAny(text, start) : this.splitLf(text, start);
    if (start < text.length) this.keep(start === 0 ? text : text.slice(start));
  }

  /** Takes what stands after the last line end as a line; nothing does where the text ends in one. */
  end(): void {
    this.afterCr = false;
    if (this.rest !== "" || this.restCut) this.emit("", -1);
  }

  private splitLf(text: string, from: number): number {
    let start = from;
    for (let end = text.indexOf("\n", start); end >= 0; end = text.indexOf("\n", start)) {
      this.emit(text.slice(start, end), start);
      start = end + 1;
    }
    return start;
  }

  private splitAny(text: string, from: number): number {
    let start = from;
    let lf = text.indexOf("\n", start);
    let cr = text.indexOf("\r", start);
    while (lf >= 0 || cr >= 0) {
      const end = cr >= 0 && (lf < 0 || cr < lf) ? cr : lf;
      this.emit(text.slice(start, end), start);
      start = end + 1;
      if (text.charCodeAt(end) === CR) {
        if (start === text.length) this.afterCr = true;
        else if (text.charCodeAt(start) === LF) start++;
      }
      if (lf >= 0 && lf < start) lf = text.indexOf("\n", start);
      if (cr >= 0 && cr < start) cr = text.indexOf("\r", start);
    }
    return start;
  }

  private keep(given: string): void {
    const text = this.rest === "" && !this.restCut ? withoutMark(given) : given;
    const room = this.options.maxLineLength - this.rest.length;
    if (text.length > room) this.restCut = true;
    if (room > 0) this.rest += text.length > room ? text.slice(0, room) : text;
  }

  private emit(tail: string, start: number): void {
    const { maxLineLength, onLine } = this.options;
    if (this.rest === "" && !this.restCut && tail.length <= maxLineLength) {
      onLine(withoutMark(tail), false, start);
      return;
    }
    this.keep(tail);
    const { rest, restCut } = this;
    this.rest = "";
    this.restCut = false;
    if (restCut) this.cutLines++;
    onLine(withoutHalfPair(rest, restCut), restCut, -1);
  }
}

function withoutMark(line: string): string {
  return line.charCodeAt(0) === BYTE_ORDER_MARK ? line.replace(/^\ufeff+/, "") : line;
}

/** A cut may fall between the two halves of a character outside the basic plane: the first half goes as well. */
function withoutHalfPair(text: string, cut: boolean): string {
  const last = text.charCodeAt(text.length - 1);
  return cut && last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
