import { ownText } from "../own-text";
import { DigitBlindTable } from "./digit-blind-table";
import { hashText } from "./hash-index";
import { maskMessage, maskShape } from "./mask-message";
import { MetBefore } from "./met-before";

/** Most logs have a few thousand shapes; longer messages hardly ever come again in the same shape. */
const LIMITS = { texts: 32_768, longest: 1_024, bytes: 4 * 1024 * 1024 };
/** Different digits remembered of one shape, where they matter. */
const MAX_READINGS = 4_096;

/** What messages of one shape become; by what its bound words say, where there are any. */
interface KnownShape {
  text: string;
  bound: readonly number[];
  readings: Map<string, string> | null;
}

/**
 * Masks messages, each shape twice at most: a message is looked up with its digits made equal, one pass over it and a comparison,
 * instead of being taken apart. Gives what `maskMessage` gives, whatever came before. Memory is bounded: when it is full,
 * it starts anew. A shape is kept when it comes again: where every message differs, keeping each cost more than masking it.
 */
export class MaskMemory {
  private readonly table = new DigitBlindTable(LIMITS);
  private readonly metShapes = new MetBefore(LIMITS.texts);
  private readonly metReadings = new MetBefore(LIMITS.texts);
  private shapes: KnownShape[] = [];
  /** Equal texts are one string, so that whoever keeps them in a map compares no characters. */
  private readonly texts = new Map<string, string>();

  /**
   * @param piece of ASCII that the message stands in at `start`, if it does: it is found by its bytes, in less than half of the time
   * @returns the message masked, see `maskMessage`
   */
  mask(message: string, piece: DataView | null = null, start = 0): string {
    const { table } = this;
    if (message.length > LIMITS.longest) return maskMessage(message);
    if (piece === null) table.ask(message);
    else table.askPlain(piece, start, message.length);
    const number = table.find();
    const shape = number < 0 ? undefined : this.shapes[number];
    if (shape === undefined) return this.metShapes.meet(table.hash) ? this.add(message) : maskMessage(message);
    return shape.readings === null ? shape.text : this.readingOf(shape.bound, shape.readings, message);
  }

  private add(message: string): string {
    const { text, bound } = maskShape(message);
    const number = this.table.add();
    if (number === 0) {
      this.shapes = [];
      this.texts.clear();
    }
    this.shapes[number] = { text: this.one(text), bound, readings: bound.length === 0 ? null : new Map<string, string>() };
    return this.shapes[number].text;
  }

  private readingOf(bound: readonly number[], readings: Map<string, string>, message: string): string {
    let said = "";
    for (let at = 0; at < bound.length; at += 2) said += `${message.slice(bound[at], bound[at + 1])}\n`;
    const known = readings.get(said);
    if (known !== undefined) return known;
    const masked = maskMessage(message);
    if (!this.metReadings.meet(hashText(said))) return masked;
    if (readings.size >= MAX_READINGS) readings.clear();
    const text = this.one(masked);
    readings.set(said, text);
    return text;
  }

  private one(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    if (this.texts.size < LIMITS.texts) this.texts.set(own, own);
    return own;
  }
}
