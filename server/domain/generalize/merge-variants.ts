import { variableValues } from "./is-variable";
import { carriesMeaning } from "./meaning-words";
import { mergeWide } from "./merge-wide";
import { ANY } from "./token-shape";

const SEPARATOR = " ";
const ROUNDS = 8;

interface Place {
  position: number;
  before: string;
  /** Value at the place -> shapes that have it. */
  values: Map<string, string>;
}

interface Row {
  shape: string;
  tokens: readonly string[];
  /** Where the token at the place in hand starts in the shape. */
  start: number;
}

/** Shapes that are equal but for this place. */
function placesAt(rows: readonly Row[], position: number): Place[] {
  const found = new Map<string, Place>();
  for (const { shape, tokens, start } of rows) {
    const value = tokens[position] ?? "";
    const rest = shape.slice(0, start) + shape.slice(start + value.length);
    const place = found.get(rest);
    if (place === undefined) found.set(rest, { position, before: tokens[position - 1] ?? "", values: new Map([[value, shape]]) });
    else place.values.set(value, shape);
  }
  return [...found.values()].filter((place) => place.values.size > 1);
}

function findPlaces(shapes: ReadonlySet<string>): Place[] {
  const rows: Row[] = [...shapes].map((shape) => ({ shape, tokens: shape.split(SEPARATOR), start: 0 }));
  const first = rows[0]?.tokens ?? [];
  return first.flatMap((token, position) => {
    const places = rows.some(({ tokens }) => tokens[position] !== token) ? placesAt(rows, position) : [];
    for (const row of rows) row.start += (row.tokens[position] ?? "").length + 1;
    return places;
  });
}

function wildcardAt(shape: string, position: number): string {
  const tokens = shape.split(SEPARATOR);
  tokens[position] = ANY;
  return tokens.join(SEPARATOR);
}

class Joined {
  private readonly parent = new Map<string, string>();

  find(shape: string): string {
    let root = shape;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    return root;
  }

  join(a: string, b: string): boolean {
    const left = this.find(a);
    const right = this.find(b);
    if (left === right) return false;
    if (left < right) this.parent.set(right, left);
    else this.parent.set(left, right);
    return true;
  }
}

/** One round: every place is judged on the same state, so the order of judging does not matter. */
function mergeRound(shapes: ReadonlySet<string>, joined: Joined): Set<string> {
  const next = new Set(shapes);
  for (const { position, before, values } of findPlaces(shapes)) {
    const names = variableValues([...values.keys()], position, before);
    for (const name of names) {
      const shape = values.get(name);
      if (shape === undefined) continue;
      const general = wildcardAt(shape, position);
      joined.join(shape, general);
      if (general !== shape) next.delete(shape);
      next.add(general);
    }
  }
  return next;
}

interface Patterns {
  open: readonly number[];
  shapes: Set<string>;
}

/** The shapes by the places at which they are open, those with the fewest open places first. */
function openPlacesOf(shapes: ReadonlySet<string>): Patterns[] {
  const byPlaces = new Map<string, Patterns>();
  for (const shape of shapes) {
    const open = shape.split(SEPARATOR).flatMap((token, at) => (token === ANY ? [at] : []));
    const known = byPlaces.get(open.join());
    if (known === undefined) byPlaces.set(open.join(), { open, shapes: new Set([shape]) });
    else known.shapes.add(shape);
  }
  return [...byPlaces.values()].sort((a, b) => a.open.length - b.open.length || (a.open.join() < b.open.join() ? -1 : 1));
}

/** The mined shape that a shape beyond the limit is an example of, else the shape itself. */
function assignTo(shape: string, patterns: readonly Patterns[]): string {
  const tokens = shape.split(SEPARATOR);
  const isOpen = tokens.map((token) => token.includes(ANY) || !carriesMeaning(token));
  for (const { open, shapes } of patterns) {
    if (!open.every((at) => isOpen[at])) continue;
    const general = tokens.map((token, at) => (open.includes(at) ? ANY : token)).join(SEPARATOR);
    if (shapes.has(general)) return general;
  }
  return shape;
}

/**
 * Joins shapes that differ in one place whose values are those of a variable, and again until
 * nothing changes (messages that vary in several places need several rounds).
 * @param mined shapes the decisions are made on
 * @param all every shape, which is assigned by the decisions
 * @returns cluster of each shape
 */
export function mergeVariants(mined: ReadonlySet<string>, all: ReadonlySet<string>): Map<string, string> {
  const joined = new Joined();
  const wider = mergeWide(mined);
  for (const [shape, wide] of wider) joined.join(shape, wide);
  let shapes = new Set([...mined].map((shape) => wider.get(shape) ?? shape));
  for (let round = 0; round < ROUNDS; round++) {
    const next = mergeRound(shapes, joined);
    if (next.size === shapes.size && [...next].every((shape) => shapes.has(shape))) break;
    shapes = next;
  }
  const clusters = new Map<string, string>();
  const patterns = mined.size < all.size ? openPlacesOf(shapes) : [];
  for (const shape of all) clusters.set(shape, joined.find(mined.has(shape) ? shape : assignTo(shape, patterns)));
  return clusters;
}
