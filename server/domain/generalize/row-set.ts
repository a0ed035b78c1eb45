/** A set of rows, told by number. */
export class RowSet {
  private members = new Uint8Array(0);

  constructor(rows: Iterable<number> = []) {
    for (const row of rows) this.add(row);
  }

  add(row: number): void {
    if (row >= this.members.length) {
      const longer = new Uint8Array(2 * row + 1);
      longer.set(this.members);
      this.members = longer;
    }
    this.members[row] = 1;
  }

  delete(row: number): void {
    this.members[row] = 0;
  }

  /** The rows, smallest first. */
  list(): number[] {
    const rows: number[] = [];
    for (let row = this.members.indexOf(1); row >= 0; row = this.members.indexOf(1, row + 1)) rows.push(row);
    return rows;
  }
}
