import { carriesMeaning } from "./meaning-words";
import { ANY } from "./token-shape";

/** Words after which a name follows: what varies there is a variable from the second value on. */
const NAME_FOLLOWS: ReadonlySet<string> = new Set("user users username account login host hostname node server client member owner group class package called named name caller domain realm device interface program command".split(" "));
/** Words after which a name often follows: three values are needed. */
const NAME_MAY_FOLLOW: ReadonlySet<string> = new Set("for from to by at on of with in as via into using is".split(" "));
const OUTER = /^[^\p{L}\p{N}\u0001\u0002]+|[^\p{L}\p{N}\u0001\u0002]+$/gu;
const LITERAL = /^(?:true|false|null|none|nil)$/i;

/** Fewest different values at one place before they are taken for a variable, by what stands before it. */
const FEWEST = { afterName: 2, mayFollow: 3, quoted: 2, elsewhere: 6, first: 30 } as const;

function fewestValues(position: number, before: string, sample: string): number {
  if (/^["'([{]|[=:("'[{].+/.test(sample) && !/^[^"'([{=:]+:$/.test(sample)) return FEWEST.quoted;
  const word = before.replace(OUTER, "").toLowerCase();
  if (NAME_FOLLOWS.has(word) || /[=:]$/.test(before)) return FEWEST.afterName;
  if (NAME_MAY_FOLLOW.has(word)) return FEWEST.mayFollow;
  return position === 0 ? FEWEST.first : FEWEST.elsewhere;
}

/**
 * Which of the values seen at one place of otherwise equal messages are values of a variable?
 * @param values distinct token shapes at the place
 * @param position the place, from 0
 * @param before the token before it, empty at the start
 * @returns the values to be joined (two or more) or none
 */
export function variableValues(values: readonly string[], position: number, before: string): string[] {
  const names = values.filter((value) => {
    const core = value.replace(OUTER, "");
    return core === "" ? false : LITERAL.test(core) || core.includes(ANY) || !carriesMeaning(core);
  });
  if (names.length < 2) return [];
  return names.length >= fewestValues(position, before, names[0] ?? "") ? names : [];
}
