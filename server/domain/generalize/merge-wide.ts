import { carriesMeaning, isOnePiece } from "./meaning-words";
import { type Shapes, TokenRows } from "./token-rows";
import { ANY } from "./token-shape";
import { NAME_FOLLOWS, NAME_MAY_FOLLOW } from "./variable-values";
import { WordFact } from "./word-facts";

/** Fewest shapes, and fewest values at each place, before several places are opened at once. */
const FEWEST_SHAPES = 8;
const FEWEST_VALUES = 6;
/** A word that stands in this share of the shapes at its place is part of the template. */
const COMMON_SHARE = 0.1;
const FEWEST_COMMON = 3;

function isAnchor(token: string): boolean {
  const word = isOnePiece(token) ? token : token.replace(/^[^\p{L}\u0001]+|[^\p{L}\u0001]+$/gu, "");
  return word === "" || token.includes(ANY) || /[=:]/.test(token) || carriesMeaning(word) || NAME_FOLLOWS.has(word.toLowerCase()) || NAME_MAY_FOLLOW.has(word.toLowerCase());
}

/** Shapes that become one when some of their words are opened, and what that is. */
interface Bucket {
  key: Int32Array;
  members: number[];
}

/**
 * @param keys what each member becomes, one after the other
 * @returns the buckets that are large enough
 */
function bucketsOf(members: readonly number[], keys: Int32Array, width: number): Bucket[] {
  const distinct = new TokenRows(width);
  const keyOf = Int32Array.from(members, (_, i) => distinct.add(keys, i * width));
  const sizes = new Int32Array(distinct.size);
  for (const key of keyOf) sizes[key] = (sizes[key] ?? 0) + 1;
  const buckets = new Map<number, Bucket>();
  members.forEach((member, i) => {
    const key = keyOf[i] ?? 0;
    if ((sizes[key] ?? 0) < FEWEST_SHAPES) return;
    const known = buckets.get(key);
    if (known === undefined) buckets.set(key, { key: keys.subarray(i * width, (i + 1) * width), members: [member] });
    else known.members.push(member);
  });
  return [...buckets.values()];
}

/** Opens words of shapes; the first of a shape never: it says who speaks or what is done. */
class WordOpener {
  private readonly any: number;
  private readonly anchors: WordFact;
  private readonly withLetters: WordFact;
  /** How often each word stands at the place in hand; 0 between places. */
  private readonly counts: Int32Array;

  constructor(private readonly shapes: Shapes) {
    const { words } = shapes;
    this.any = words.numberOf(ANY);
    this.anchors = new WordFact(words, isAnchor);
    this.withLetters = new WordFact(words, (word) => /\p{L}/u.test(word));
    this.counts = new Int32Array(words.size);
  }

  /** Buckets of shapes that have the same anchors. */
  byAnchors(members: readonly number[]): Bucket[] {
    const { width } = this.shapes.rows;
    const keys = new Int32Array(members.length * width);
    for (let position = 0; position < width; position++) this.openRare(members, position, keys, Infinity);
    return bucketsOf(members, keys, width);
  }

  /** Buckets of shapes that have the same anchors and the same common words. */
  byCommonWords(members: readonly number[]): Bucket[] {
    const { counts } = this;
    const { rows } = this.shapes;
    const common = Math.max(FEWEST_COMMON, members.length * COMMON_SHARE);
    const keys = new Int32Array(members.length * rows.width);
    for (let position = 0; position < rows.width; position++) {
      for (const row of members) counts[rows.token(row, position)] = this.countOf(rows.token(row, position)) + 1;
      this.openRare(members, position, keys, common);
      for (const row of members) counts[rows.token(row, position)] = 0;
    }
    return bucketsOf(members, keys, rows.width);
  }

  /** Two places at least keep a word, as many as are opened, and each opened one has many values. */
  isTemplate({ key, members }: Bucket): boolean {
    const { rows } = this.shapes;
    const open = [...key.keys()].filter((position) => key[position] === this.any);
    const words = key.reduce((count, token) => count + (this.withLetters.holds(token) ? 1 : 0), 0);
    if (words < 2 || words < open.length) return false;
    return open.every((position) => {
      const values = new Set<number>();
      for (const row of members) if (values.add(rows.token(row, position)).size >= FEWEST_VALUES) return true;
      return values.size === 1;
    });
  }

  private openRare(members: readonly number[], position: number, keys: Int32Array, common: number): void {
    const { rows } = this.shapes;
    members.forEach((row, i) => {
      const token = rows.token(row, position);
      const stays = position === 0 || this.anchors.holds(token) || this.countOf(token) >= common;
      keys[i * rows.width + position] = stays ? token : this.any;
    });
  }

  private countOf(token: number): number {
    return this.counts[token] ?? 0;
  }
}

/**
 * Joins shapes that vary in several places at once, where no two differ in one place only: the
 * words that carry meaning and those common at their place stay, the others are opened.
 * @param shapes rows to which wider ones are added
 * @returns the wider row of each that was there, the row itself where there is none
 */
export function mergeWide(shapes: Shapes): Int32Array {
  const wider = Int32Array.from({ length: shapes.rows.size }, (_, row) => row);
  if (wider.length < FEWEST_SHAPES) return wider;
  const opener = new WordOpener(shapes);
  for (const { members } of opener.byAnchors(Array.from(wider))) {
    for (const bucket of opener.byCommonWords(members)) {
      if (!opener.isTemplate(bucket)) continue;
      const wide = shapes.rows.add(bucket.key);
      for (const member of bucket.members) wider[member] = wide;
    }
  }
  return wider;
}
