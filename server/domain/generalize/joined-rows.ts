import { grown } from "./hash-index";

/** Which rows belong together: disjoint sets, paths halved on the way up (Tarjan and van Leeuwen, 1984). */
export class JoinedRows {
  /** Number + 1 of the row above, 0 at the top. */
  private parents = new Int32Array(0);

  /** The row that stands for all that belong to this one. */
  find(row: number): number {
    const { parents } = this;
    let at = row;
    for (let up = parents[at] ?? 0; up > 0; up = parents[at] ?? 0) {
      const above = parents[up - 1] ?? 0;
      if (above > 0) parents[at] = above;
      at = up - 1;
    }
    return at;
  }

  join(one: number, other: number): void {
    const [left, right] = [this.find(one), this.find(other)];
    if (left === right) return;
    const [top, below] = left < right ? [left, right] : [right, left];
    this.parents = grown(this.parents, below + 1);
    this.parents[below] = top + 1;
  }
}
