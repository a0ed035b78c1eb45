import { NAME_FOLLOWS, NAME_MAY_FOLLOW } from "./is-variable";
import { carriesMeaning } from "./meaning-words";
import { ANY } from "./token-shape";

const SEPARATOR = " ";
/** Fewest shapes, and fewest values at each place, before several places are opened at once. */
const FEWEST_SHAPES = 8;
const FEWEST_VALUES = 6;
/** A word that stands in this share of the shapes at its place is part of the template. */
const COMMON_SHARE = 0.1;
const PLAIN_WORD = /^[^\u0001]*$/;

function isAnchor(token: string, memo: Map<string, boolean>): boolean {
  const known = memo.get(token);
  if (known !== undefined) return known;
  const word = token.replace(/^[^\p{L}\u0001]+|[^\p{L}\u0001]+$/gu, "");
  const anchor = word === "" || !PLAIN_WORD.test(token) || /[=:]/.test(token) || carriesMeaning(word) || NAME_FOLLOWS.has(word.toLowerCase()) || NAME_MAY_FOLLOW.has(word.toLowerCase());
  memo.set(token, anchor);
  return anchor;
}

function bucketBy(rows: readonly (readonly string[])[], keyOf: (row: readonly string[]) => string): Map<string, (readonly string[])[]> {
  const buckets = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [row]);
    else bucket.push(row);
  }
  return buckets;
}

function countWords(rows: readonly (readonly string[])[], width: number): Map<string, number>[] {
  return Array.from({ length: width }, (_, at) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row[at] ?? "", (counts.get(row[at] ?? "") ?? 0) + 1);
    return counts;
  });
}

/** Two places at least keep a word, as many as are opened, and each opened one has many values. */
function isTemplate(key: string, rows: readonly (readonly string[])[]): boolean {
  const pattern = key.split(SEPARATOR);
  const open = pattern.flatMap((token, at) => (token === ANY ? [at] : []));
  const words = pattern.filter((token) => /\p{L}/u.test(token)).length;
  if (rows.length < FEWEST_SHAPES || words < 2 || words < open.length) return false;
  return open.every((at) => {
    const values = new Set(rows.map((row) => row[at]));
    return values.size === 1 || values.size >= FEWEST_VALUES;
  });
}

/**
 * Joins shapes that vary in several places at once, where no two differ in one place only: the
 * words that carry meaning and those common at their place stay, the others are opened.
 * The first word of a message is never opened here: it says who speaks or what is done.
 * @returns the wider shape of each shape that was joined
 */
export function mergeWide(shapes: ReadonlySet<string>): Map<string, string> {
  const wider = new Map<string, string>();
  if (shapes.size < FEWEST_SHAPES) return wider;
  const memo = new Map<string, boolean>();
  const rows = [...shapes].map((shape) => shape.split(SEPARATOR));
  const width = rows[0]?.length ?? 0;
  const byAnchors = bucketBy(rows, (row) => row.map((token, at) => (at === 0 || isAnchor(token, memo) ? token : ANY)).join(SEPARATOR));
  for (const bucket of byAnchors.values()) {
    if (bucket.length < FEWEST_SHAPES) continue;
    const counts = countWords(bucket, width);
    const common = Math.max(3, bucket.length * COMMON_SHARE);
    const keyOf = (row: readonly string[]): string => row.map((token, at) => (at === 0 || isAnchor(token, memo) || (counts[at]?.get(token) ?? 0) >= common ? token : ANY)).join(SEPARATOR);
    for (const [key, members] of bucketBy(bucket, keyOf)) {
      if (!isTemplate(key, members)) continue;
      for (const member of members) wider.set(member.join(SEPARATOR), key);
    }
  }
  return wider;
}
