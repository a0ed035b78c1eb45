import { CellTable } from "./cell-table";
import { BUCKET_WIDTHS, bucketWidth, CELL_NUMBERS, MAX_BUCKETS, type RoadNumber, type TimeCells } from "./time-cells";

/**
 * Counts records by (time, origin, road) while they pass, in bounded memory: cells widen as the span grows.
 */
export class TimeCellCounter {
  private width = BUCKET_WIDTHS[0] ?? 1;
  private first = Infinity;
  private last = -Infinity;
  /** Multiple of the width from which the table counts slots: they are too large for 32 bits. */
  private base = 0;
  private table = new CellTable();

  add(micros: number, origin: number, road: RoadNumber): void {
    if (micros < this.first || micros > this.last) this.span(micros);
    this.table.add(Math.floor(micros / this.width) - this.base, origin, road, 1);
  }

  /** The cells by origin and time. */
  result(): TimeCells {
    const firstSlot = this.table.size === 0 ? 0 : Math.floor(this.first / this.width);
    const cells = this.table.sorted();
    for (let at = 0; at < cells.length; at += CELL_NUMBERS) cells[at] = (cells[at] ?? 0) + this.base - firstSlot;
    return { width: this.width, firstSlot, cells };
  }

  private span(micros: number): void {
    if (this.table.size === 0) this.base = Math.floor(micros / this.width);
    this.first = Math.min(this.first, micros);
    this.last = Math.max(this.last, micros);
    if (Math.floor(this.last / this.width) - Math.floor(this.first / this.width) >= MAX_BUCKETS) this.widen();
  }

  private widen(): void {
    const { base, table, width } = this;
    this.width = bucketWidth(this.first, this.last);
    const factor = this.width / width;
    this.base = Math.floor(this.first / this.width);
    this.table = new CellTable();
    table.each((slot, origin, road, records) => this.table.add(Math.floor((slot + base) / factor) - this.base, origin, road, records));
  }
}
