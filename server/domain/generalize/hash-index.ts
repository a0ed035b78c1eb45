const FEWEST_BITS = 10;
const FEWEST_HEADS = 2 ** FEWEST_BITS;
/** 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The numbers themselves, or a copy at least twice as long when there is no place for `length` of them. */
export function grown(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= numbers.length) return numbers;
  const longer = new Int32Array(Math.max(length, 2 * numbers.length));
  longer.set(numbers);
  return longer;
}

/** Hash of an empty text, to be fed with `hashUnit`. */
export const EMPTY_HASH = FNV_BASIS | 0;

/** Takes one more code unit into the hash of a text (FNV-1a, Fowler, Noll and Vo). */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

export function hashText(text: string): number {
  let hash = EMPTY_HASH;
  for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

/**
 * Finds things by hash that are kept elsewhere under the numbers 0, 1, 2 …: whoever asks goes through the numbers of a hash
 * and compares. Flat arrays of numbers instead of a `Map` with texts as keys: no text has to be made to ask for one.
 * Chains, entered by multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
 */
export class HashIndex {
  /** Latest number + 1 of each chain, 0 where there is none. */
  private heads = new Int32Array(FEWEST_HEADS);
  private bits = FEWEST_BITS;
  /** Number + 1 before each number in its chain. */
  private nexts = new Int32Array(FEWEST_HEADS);
  private hashes = new Int32Array(FEWEST_HEADS);
  private count = 0;

  /** How many numbers there are: the next one to be given. */
  get size(): number {
    return this.count;
  }

  /** The latest number under a hash, -1 when there is none. */
  first(hash: number): number {
    return this.seek(this.heads[this.placeOf(hash)] ?? 0, hash);
  }

  /** The number before this one under the same hash, -1 when there is none. */
  next(number: number): number {
    return this.seek(this.nexts[number] ?? 0, this.hashes[number] ?? 0);
  }

  hashOf(number: number): number {
    return this.hashes[number] ?? 0;
  }

  /** @returns the number that was given */
  add(hash: number): number {
    const number = this.count++;
    if (number === this.heads.length) this.widen();
    this.hashes[number] = hash;
    this.link(number);
    return number;
  }

  clear(): void {
    this.heads.fill(0);
    this.count = 0;
  }

  private placeOf(hash: number): number {
    return Math.imul(hash, GOLDEN) >>> (32 - this.bits);
  }

  private seek(link: number, hash: number): number {
    let number = link - 1;
    while (number >= 0 && this.hashes[number] !== hash) number = (this.nexts[number] ?? 0) - 1;
    return number;
  }

  private link(number: number): void {
    const place = this.placeOf(this.hashes[number] ?? 0);
    this.nexts[number] = this.heads[place] ?? 0;
    this.heads[place] = number + 1;
  }

  private widen(): void {
    const length = 2 * this.heads.length;
    this.heads = new Int32Array(length);
    this.bits++;
    this.nexts = grown(this.nexts, length);
    this.hashes = grown(this.hashes, length);
    for (let number = 0; number < this.count - 1; number++) this.link(number);
  }
}
