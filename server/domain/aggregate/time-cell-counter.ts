import { CellTable } from "./cell-table";
import { BUCKET_WIDTHS, CELL_NUMBERS, MAX_BUCKETS, type RoadNumber, type TimeCells } from "./time-cells";

/** The table counts slots in 32 bits. */
const MOST_OFFSET = 2 ** 31 - 2;

/**
 * Counts records by (time, origin, road) while they pass, in bounded memory: cells widen as more stretches of time have
 * records. A single record of another year widens them no further than its distance in 32 bits asks for.
 */
export class TimeCellCounter {
  private width = BUCKET_WIDTHS[0] ?? 1;
  private first = Infinity;
  private last = -Infinity;
  /** Multiple of the width from which the table counts slots: they are too large for 32 bits. */
  private base = 0;
  private table = new CellTable();
  /** The slots that have a cell. */
  private slots = new Set<number>();

  add(micros: number, origin: number, road: RoadNumber): void {
    if (micros < this.first || micros > this.last) this.span(micros);
    this.count(Math.floor(micros / this.width) - this.base, origin, road, 1);
    if (this.slots.size > MAX_BUCKETS) this.widen();
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
    if (this.last - this.first >= MOST_OFFSET * this.width) this.widen();
  }

  private count(slot: number, origin: number, road: RoadNumber, records: number): void {
    const cells = this.table.size;
    this.table.add(slot, origin, road, records);
    if (this.table.size > cells) this.slots.add(slot);
  }

  private widen(): void {
    const { base, table, width } = this;
    const wider = BUCKET_WIDTHS.find((one) => one > width && this.last - this.first < MOST_OFFSET * one);
    if (wider === undefined) return;
    const factor = wider / width;
    this.width = wider;
    this.base = Math.floor(this.first / wider);
    this.table = new CellTable();
    this.slots = new Set();
    table.each((slot, origin, road, records) => this.count(Math.floor((slot + base) / factor) - this.base, origin, road, records));
    if (this.slots.size > MAX_BUCKETS) this.widen();
  }
}
