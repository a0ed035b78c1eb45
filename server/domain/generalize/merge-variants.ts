import { ShapeAssigner } from "./assign-shapes";
import { HashIndex } from "./hash-index";
import { JoinedRows } from "./joined-rows";
import { mergeWide } from "./merge-wide";
import { RowSet } from "./row-set";
import type { Shapes, TokenRows } from "./token-rows";
import { ANY } from "./token-shape";
import { VariableValues } from "./variable-values";
import type { Words } from "./words";

const ROUNDS = 8;

/** Rows that are equal but for one place, two or more each. */
function rowsEqualBut(position: number, shapes: readonly number[], rows: TokenRows, index: HashIndex): number[][] {
  index.clear();
  const firsts: number[] = [];
  const found = new Map<number, number[]>();
  for (const row of shapes) {
    const hash = rows.hashBut(position, row);
    let place = index.first(hash);
    while (place >= 0 && !rows.isEqualBut(position, firsts[place] ?? 0, row)) place = index.next(place);
    if (place < 0) firsts[index.add(hash)] = row;
    else {
      const known = found.get(place);
      if (known === undefined) found.set(place, [firsts[place] ?? 0, row]);
      else known.push(row);
    }
  }
  return [...found.values()];
}

/** Joins shapes that differ in one place, round by round. */
class VariantMerger {
  private readonly index = new HashIndex();
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
    this.any = words.numberOf(ANY);
  }

  /** One round: every place is judged on the same state, so the order of judging does not matter. @returns whether anything changed */
  round(shapes: readonly number[], next: RowSet): boolean {
    let hasChanged = false;
    for (let position = 0; position < this.rows.width; position++) {
      const token = this.rows.token(shapes[0] ?? 0, position);
      if (shapes.every((row) => this.rows.token(row, position) === token)) continue;
      for (const alike of rowsEqualBut(position, shapes, this.rows, this.index)) if (this.open(alike, position, next)) hasChanged = true;
    }
    return hasChanged;
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
 * @param shapes every shape, which is assigned by the decisions; wider ones are added to the rows
 * @param mined the rows the decisions are made on
 * @returns the cluster of each row of the shapes
 */
export function mergeVariants({ rows, words }: Shapes, mined: readonly number[]): Int32Array {
  const count = rows.size;
  const joined = new JoinedRows();
  const merger = new VariantMerger(rows, words, joined);
  const wider = mergeWide({ rows, words }, mined);
  for (const [row, wide] of wider) joined.join(row, wide);
  const shapes = new RowSet(mined.map((row) => wider.get(row) ?? row));
  for (let round = 0; round < ROUNDS && merger.round(shapes.list(), shapes); round++);
  if (mined.length === count) return Int32Array.from({ length: count }, (_, row) => joined.find(row));
  const assigner = new ShapeAssigner({ rows, words }, shapes.list());
  const isMined = new RowSet(mined);
  return Int32Array.from({ length: count }, (_, row) => joined.find(isMined.has(row) ? row : assigner.assign(row)));
}
