import { CELL_NUMBERS, type RoadNumber } from "./time-cells";

const FEWEST_CELLS = 64;
/** Numbers of a cell before those of the roads: slot and origin. */
const KEY_NUMBERS = 2;
const ROADS: readonly RoadNumber[] = [0, 1, 2];
/** 2^32 divided by the golden ratio, and a second odd number without a pattern. */
const GOLDEN = 0x9e3779b1;
const MIX = 0x85ebca6b;

/**
 * Counts by slot, origin and road, in flat arrays: a `Map` of small arrays for each origin was a tenth of what reading a log took,
 * and half of what its garbage collection did. Open addressing with steps of one, at most half full (Knuth, The Art of
 * Computer Programming 3, 6.4, algorithm L).
 */
export class CellTable {
  /** As `TimeCells` has them. */
  private cells = new Int32Array(CELL_NUMBERS * FEWEST_CELLS);
  /** Number of a cell + 1, 0 where there is none. */
  private places = new Int32Array(2 * FEWEST_CELLS);
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(slot: number, origin: number, road: RoadNumber, records: number): void {
    const at = CELL_NUMBERS * this.cellOf(slot, origin) + KEY_NUMBERS + road;
    this.cells[at] = (this.cells[at] ?? 0) + records;
  }

  /** All counts that are not 0. */
  each(visit: (slot: number, origin: number, road: RoadNumber, records: number) => void): void {
    for (let at = 0; at < CELL_NUMBERS * this.count; at += CELL_NUMBERS) {
      for (const road of ROADS) {
        const records = this.cells[at + KEY_NUMBERS + road] ?? 0;
        if (records > 0) visit(this.cells[at] ?? 0, this.cells[at + 1] ?? 0, road, records);
      }
    }
  }

  /** The cells, ascending by origin, then slot. */
  sorted(): Int32Array<ArrayBuffer> {
    const { cells } = this;
    const order = Uint32Array.from({ length: this.count }, (_, cell) => CELL_NUMBERS * cell);
    order.sort((a, b) => (cells[a + 1] ?? 0) - (cells[b + 1] ?? 0) || (cells[a] ?? 0) - (cells[b] ?? 0));
    const sorted = new Int32Array(CELL_NUMBERS * this.count);
    order.forEach((from, place) => sorted.set(cells.subarray(from, from + CELL_NUMBERS), CELL_NUMBERS * place));
    return sorted;
  }

  private cellOf(slot: number, origin: number): number {
    const { cells, places } = this;
    const mask = places.length - 1;
    for (let place = placeOf(slot, origin) & mask; ; place = (place + 1) & mask) {
      const cell = (places[place] ?? 0) - 1;
      if (cell < 0) return this.make(slot, origin, place);
      if (cells[CELL_NUMBERS * cell] === slot && cells[CELL_NUMBERS * cell + 1] === origin) return cell;
    }
  }

  private make(slot: number, origin: number, place: number): number {
    const cell = this.count++;
    this.places[place] = cell + 1;
    this.cells[CELL_NUMBERS * cell] = slot;
    this.cells[CELL_NUMBERS * cell + 1] = origin;
    if (2 * this.count === this.places.length) this.grow();
    return cell;
  }

  private grow(): void {
    const longer = new Int32Array(2 * this.cells.length);
    longer.set(this.cells);
    this.cells = longer;
    this.places = new Int32Array(2 * this.places.length);
    const mask = this.places.length - 1;
    for (let cell = 0; cell < this.count; cell++) {
      let place = placeOf(longer[CELL_NUMBERS * cell] ?? 0, longer[CELL_NUMBERS * cell + 1] ?? 0) & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = cell + 1;
    }
  }
}

/** Slots that follow each other are no neighbours: the high bits, which all of the number has gone into, come down. */
function placeOf(slot: number, origin: number): number {
  const hash = Math.imul(Math.imul(slot, GOLDEN) ^ origin, MIX);
  return hash ^ (hash >>> 15);
}
