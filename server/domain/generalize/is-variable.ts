import { sharedEnds } from "./join-tokens";
import { carriesMeaning, saysWhatHappened } from "./meaning-words";
import { ANY } from "./token-shape";

/** Words after which a name follows: what varies there is a variable from the second value on. */
export const NAME_FOLLOWS: ReadonlySet<string> = new Set("user users username account login host hostname node member owner group class named domain realm".split(" "));
/** Words after which a name often follows: three values are needed. */
export const NAME_MAY_FOLLOW: ReadonlySet<string> = new Set("for from to by at on of with in as via into using is".split(" "));
const OUTER = /^[^\p{L}\p{N}\u0001]+|[^\p{L}\p{N}\u0001]+$/gu;
const LITERAL = /^(?:true|false|null|none|nil)$/i;

/** Fewest different values at one place before they are taken for a variable, by what stands before it. */
const FEWEST = { value: 2, mayFollow: 3, firstName: 3, elsewhere: 6, first: 30 } as const;

const MANY_NAMES = 12;
const NEVER_A_NAME: ReadonlySet<string> = new Set("unknown not is was has in on at from denied invalid failed locked expired".split(" "));

type Slot = keyof typeof FEWEST | "name";

function slotOf(values: readonly string[], position: number, before: string): Slot {
  const word = before.replace(OUTER, "").toLowerCase();
  if (NAME_FOLLOWS.has(word)) return "name";
  const sample = values[0] ?? "";
  const { prefix } = sharedEnds(values);
  if (/[=("'[{|]$/.test(sample.slice(0, prefix)) || /[=:]$/.test(before)) return "value";
  if (NAME_MAY_FOLLOW.has(word)) return "mayFollow";
  if (position > 0) return "elsewhere";
  return values.every((value) => /\w\.\w/.test(value)) ? "firstName" : "first";
}

/**
 * Which of the values seen at one place of otherwise equal messages are values of a variable?
 * @param values distinct token shapes at the place
 * @param position the place, from 0
 * @param before the token before it, empty at the start
 * @returns the values to be joined (two or more) or none
 */
export function variableValues(values: readonly string[], position: number, before: string): string[] {
  const slot = slotOf(values, position, before);
  // `size=1` and `mode=x` are two keys, not two values.
  const { prefix } = sharedEnds(values);
  if (values.some((value) => value.indexOf("=", prefix) >= 0)) return [];
  const names = values.filter((value) => {
    const core = value.replace(OUTER, "");
    if (core === "") return false;
    if (LITERAL.test(core) || core.includes(ANY)) return true;
    // After "user" even "guest" and "server" are names, and where many stand "boot" is; "unknown" and "not" never are.
    if (slot === "name") return values.length >= MANY_NAMES || values.includes(ANY) ? !NEVER_A_NAME.has(core.toLowerCase()) : !saysWhatHappened(core);
    return !carriesMeaning(core);
  });
  if (names.length > 1 && names.every((name) => LITERAL.test(name.replace(OUTER, "")))) return names;
  const fewest = slot === "name" ? FEWEST.value : FEWEST[slot];
  return names.length >= Math.max(2, fewest) ? names : [];
}
