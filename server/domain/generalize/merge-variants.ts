import { JoinedRows } from "./joined-rows";
import { mergeWide } from "./merge-wide";
import { RowSet } from "./row-set";
import type { Shapes, TokenRows } from "./token-rows";
import { ANY } from "./token-shape";
import { VariableValues } from "./variable-values";
import { VariantFinder } from "./variant-finder";
import type { Words } from "./words";

const ROUNDS = 8;

/** Joins shapes that differ in one place, round by round. */
class VariantMerger {
  private readonly variants: VariantFinder;
  private readonly general: Int32Array;
  private readonly variables: VariableValues;
  private readonly any: number;

  constructor(
    private readonly rows: TokenRows,
    words: Words,
    private readonly joined: JoinedRows,
  ) {
    this.general = new Int32Array(rows.width);
    this.variables = new VariableValues(words);
    this.variants = new VariantFinder(rows);
    this.any = words.numberOf(ANY);
  }

  /**
   * One round: every place is judged on the same state, so the order of judging does not matter.
   * @param next the shapes too; what they become is put there
   * @returns whether anything was joined
   */
  round(shapes: readonly number[], next: RowSet): boolean {
    let hasJoined = false;
    for (let position = 0; position < this.rows.width; position++) {
      const token = this.rows.token(shapes[0] ?? 0, position);
      if (shapes.every((row) => this.rows.token(row, position) === token)) continue;
      for (const alike of this.variants.at(position, shapes)) if (this.open(alike, position, next)) hasJoined = true;
    }
    return hasJoined;
  }

  private open(alike: readonly number[], position: number, next: RowSet): boolean {
    const { joined, rows } = this;
    const first = alike[0] ?? 0;
    const values = alike.map((row) => rows.token(row, position));
    const isName = this.variables.among(values, position, position > 0 ? rows.token(first, position - 1) : null);
    if (isName === null) return false;
    rows.copyTo(this.general, first);
    this.general[position] = this.any;
    const general = rows.add(this.general);
    alike.forEach((row, i) => {
      if (!isName[i]) return;
      joined.join(row, general);
      if (row !== general) next.delete(row);
    });
    next.add(general);
    return true;
  }
}

/**
 * Joins shapes that differ in one place whose values are those of a variable, and again until
 * nothing changes (messages that vary in several places need several rounds).
 * @param shapes rows to which wider ones are added
 * @returns the cluster of each row that was there
 */
export function mergeVariants({ rows, words }: Shapes): Int32Array {
  const joined = new JoinedRows();
  const merger = new VariantMerger(rows, words, joined);
  const wider = mergeWide({ rows, words });
  wider.forEach((wide, row) => joined.join(row, wide));
  const shapes = new RowSet(wider);
  let round = 0;
  while (round < ROUNDS && merger.round(shapes.list(), shapes)) round++;
  return wider.map((_, row) => joined.find(row));
}
