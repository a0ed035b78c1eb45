import { HashIndex } from "./hash-index";
import type { TokenRows } from "./token-rows";

/** Finds rows that are equal but for one place. */
export class VariantFinder {
  /** Of the first row of each kind, by what it has at the other places. */
  private readonly index = new HashIndex();

  constructor(private readonly rows: TokenRows) {}

  /** @returns the shapes that are equal but for this place, two or more each */
  at(position: number, shapes: readonly number[]): Iterable<readonly number[]> {
    const { index, rows } = this;
    index.clear();
    const firsts: number[] = [];
    const found = new Map<number, number[]>();
    for (const row of shapes) {
      const hash = rows.hashBut(position, row);
      let kind = index.first(hash);
      while (kind >= 0 && !rows.isEqualBut(position, firsts[kind] ?? 0, row)) kind = index.next(kind);
      if (kind < 0) firsts[index.add(hash)] = row;
      else {
        const known = found.get(kind);
        if (known === undefined) found.set(kind, [firsts[kind] ?? 0, row]);
        else known.push(row);
      }
    }
    return found.values();
  }
}
