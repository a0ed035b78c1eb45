import { carriesMeaning } from "./meaning-words";
import type { Shapes } from "./token-rows";
import { ANY } from "./token-shape";
import { WordFact } from "./word-facts";

/** The places at which some mined shapes are open, and those shapes. */
interface Pattern {
  open: readonly number[];
  shapes: Set<number>;
}

/** Assigns shapes beyond the limit to those that were mined. */
export class ShapeAssigner {
  /** Those with the fewest open places first. */
  private readonly patterns: readonly Pattern[];
  private readonly any: number;
  private readonly mayVary: WordFact;
  private readonly general: Int32Array;

  /** @param mined rows of the shapes that came out of mining */
  constructor(
    private readonly shapes: Shapes,
    mined: Iterable<number>,
  ) {
    this.any = shapes.words.numberOf(ANY);
    this.mayVary = new WordFact(shapes.words, (word) => word.includes(ANY) || !carriesMeaning(word));
    this.general = new Int32Array(shapes.rows.width);
    this.patterns = this.patternsOf(mined);
  }

  /** The mined shape that a shape is an example of, else the shape itself. */
  assign(row: number): number {
    const { any, general, shapes: { rows } } = this;
    for (const { open, shapes } of this.patterns) {
      if (!open.every((position) => this.mayVary.holds(rows.token(row, position)))) continue;
      rows.copyTo(general, row);
      for (const position of open) general[position] = any;
      const found = rows.find(general);
      if (found >= 0 && shapes.has(found)) return found;
    }
    return row;
  }

  private patternsOf(mined: Iterable<number>): Pattern[] {
    const { rows } = this.shapes;
    const places = Array.from({ length: rows.width }, (_, position) => position);
    const byPlaces = new Map<string, Pattern>();
    for (const row of mined) {
      const open = places.filter((position) => rows.token(row, position) === this.any);
      const known = byPlaces.get(open.join());
      if (known === undefined) byPlaces.set(open.join(), { open, shapes: new Set([row]) });
      else known.shapes.add(row);
    }
    return [...byPlaces.values()].sort((a, b) => a.open.length - b.open.length || (a.open.join() < b.open.join() ? -1 : 1));
  }
}
