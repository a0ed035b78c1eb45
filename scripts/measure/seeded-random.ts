/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32: small, seeded, the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of a list. Throws where the list is empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[integer(random, 0, list.length - 1)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const PLACE = /\{([^}]+)\}/g;
const RANGE = /^(\d+)-(\d+)$/;

/** Puts values into the places of a text: `{3-90}` a number, `{red|blue}` one of these, `{hex}` eight hex digits, `{ip}` an address. */
export function fillPlaces(random: Random, text: string): string {
  return text.replace(PLACE, (_, place: string) => {
    const range = RANGE.exec(place);
    if (range) return String(integer(random, Number(range[1]), Number(range[2])));
    if (place === "hex") return integer(random, 0x10000000, 0xfffffff0).toString(16);
    if (place === "ip") return `10.${String(integer(random, 1, 40))}.${String(integer(random, 1, 250))}.${String(integer(random, 2, 250))}`;
    return pick(random, place.split("|"));
  });
}

/** The constant pieces of a text with places, longest first: what a filled text can be recognised by. */
export function fixedPieces(text: string): string[] {
  return text.split(/\{[^}]+\}/).filter((piece) => piece.trim() !== "").sort((a, b) => b.length - a.length);
}
