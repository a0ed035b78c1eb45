import { variableValues } from "./is-variable";
import { ANY } from "./token-shape";

const SEPARATOR = "\u0000";
const ROUNDS = 8;

interface Place {
  position: number;
  before: string;
  /** Value at the place -> shapes that have it. */
  values: Map<string, string>;
}

/** Shapes that are equal but for one place, by that place. */
function findPlaces(shapes: ReadonlySet<string>): Iterable<Place> {
  const rows = [...shapes].map((shape) => ({ shape, tokens: shape.split(SEPARATOR) }));
  const width = rows[0]?.tokens.length ?? 0;
  const places: Place[] = [];
  for (let position = 0; position < width; position++) {
    if (!rows.some(({ tokens }) => tokens[position] !== rows[0]?.tokens[position])) continue;
    const found = new Map<string, Place>();
    for (const { shape, tokens } of rows) {
      const value = tokens[position] ?? "";
      const start = tokens.slice(0, position).join(SEPARATOR).length + (position > 0 ? 1 : 0);
      const rest = `${shape.slice(0, start)}${shape.slice(start + value.length)}`;
      const place = found.get(rest);
      if (place === undefined) found.set(rest, { position, before: tokens[position - 1] ?? "", values: new Map([[value, shape]]) });
      else place.values.set(value, shape);
    }
    for (const place of found.values()) if (place.values.size > 1) places.push(place);
  }
  return places;
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

/**
 * Joins shapes that differ in one place whose values are those of a variable, and again until
 * nothing changes (messages that vary in several places need several rounds).
 * @param mined shapes the decisions are made on
 * @param all every shape, which is assigned by the decisions
 * @returns cluster of each shape
 */
export function mergeVariants(mined: ReadonlySet<string>, all: ReadonlySet<string>): Map<string, string> {
  const joined = new Joined();
  let shapes = new Set(mined);
  for (let round = 0; round < ROUNDS; round++) {
    const next = mergeRound(shapes, joined);
    if (next.size === shapes.size && [...next].every((shape) => shapes.has(shape))) break;
    shapes = next;
  }
  const clusters = new Map<string, string>();
  for (const shape of all) clusters.set(shape, joined.find(shape));
  return clusters;
}
