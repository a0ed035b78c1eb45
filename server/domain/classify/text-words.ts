import { stem } from "./stem";
import { EMPTY_EVENTS, EVENT_GROUPS, OPPOSITES, STOP_WORDS, THING_GROUPS } from "./word-groups";

/** A text as the classifier compares it. */
export interface TextWords {
  /** What the text speaks of: stems, or the name of their group. */
  words: ReadonlySet<string>;
  /** For each of `words` a word a reader knows: the name of the group, else the word as it first stands in the text. Its vector is compared. */
  forms: ReadonlyMap<string, string>;
  /** Those of `words` that say what happened. */
  events: ReadonlySet<string>;
  /** Sides of the pairs of opposite words it takes, as `pair` and `pair` with a minus sign. */
  sides: ReadonlySet<number>;
}

interface Phrase {
  name: string;
  isEvent: boolean;
  stems: readonly string[];
}

/** Words of one text that are compared. The model reads 128 tokens of it and no more; a dump of thousands of words is about its beginning. */
const TEXT_WORDS = 300;

/** Letters in runs, camelCase and snake_case taken apart, digits gone, in lower case. */
function splitWords(text: string): string[] {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
  return apart.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** By their first stem, longest first: most words begin no phrase and are done with one look. */
const phrases = new Map<string, Phrase[]>();
function addGroups(groups: readonly (readonly string[])[], isEvent: boolean): void {
  for (const group of groups) {
    for (const phrase of group) {
      const stems = splitWords(phrase).map(stem);
      const first = stems[0] ?? "";
      const known = phrases.get(first) ?? [];
      if (known.some((one) => one.stems.join(" ") === stems.join(" "))) continue;
      known.push({ name: group[0] ?? "", isEvent, stems });
      phrases.set(first, known.sort((one, two) => two.stems.length - one.stems.length));
    }
  }
}
addGroups(THING_GROUPS, false);
addGroups(EVENT_GROUPS, true);

const emptyStems = new Set([...EMPTY_EVENTS].map(stem));
const sideOfWord = new Map<string, number[]>();
OPPOSITES.forEach((pair, index) =>
  pair.forEach((words, side) => {
    for (const word of words) sideOfWord.set(word, [...(sideOfWord.get(word) ?? []), side === 0 ? index + 1 : -(index + 1)]);
  }),
);

/** Whether a word says that something is wrong without saying what. */
export function isEmptyEvent(word: string): boolean {
  return emptyStems.has(word);
}

/**
 * Takes a text apart into the words it can be compared by.
 * @param stemOf for many texts one that remembers (`rememberStems`)
 */
export function readWords(text: string, stemOf: (word: string) => string = stem): TextWords {
  const tokens = splitWords(text).slice(0, TEXT_WORDS);
  const stems = tokens.map(stemOf);
  const forms = new Map<string, string>();
  const events = new Set<string>();
  const sides = new Set<number>();
  for (let at = 0; at < tokens.length; ) {
    const found = longestPhrase(stems, at);
    const [token, stemmed] = [tokens[at] ?? "", stems[at] ?? ""];
    if (found) {
      forms.set(found.name, found.name);
      if (found.isEvent) events.add(found.name);
    } else if (!STOP_WORDS.has(token) && stemmed.length > 1 && !forms.has(stemmed)) forms.set(stemmed, token);
    // "used up" is no "up": a word inside a longer phrase takes no side of its own.
    if (!found || found.stems.length === 1) for (const side of sideOfWord.get(token) ?? []) sides.add(side);
    at += found?.stems.length ?? 1;
  }
  return { words: new Set(forms.keys()), forms, events, sides };
}

/** One of the `words` of a text, and where it stands there: a phrase from its first word to its last. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

/** Where the words of a text stand, in order. Words that say nothing are among them. */
export function placeWords(text: string): PlacedWord[] {
  const lower = text.toLowerCase();
  const tokens = splitWords(text);
  const stems = tokens.map(stem);
  const placed: PlacedWord[] = [];
  let end = 0;
  for (let at = 0; at < tokens.length; ) {
    const found = longestPhrase(stems, at);
    const next = at + (found?.stems.length ?? 1);
    const start = lower.indexOf(tokens[at] ?? "", end);
    for (const token of tokens.slice(at, next)) end = lower.indexOf(token, end) + token.length;
    placed.push({ word: found?.name ?? stems[at] ?? "", start, end });
    at = next;
  }
  return placed;
}

/** A `stem` that works each word out once; for as long as one knowledge base is read. */
export function rememberStems(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word) ?? stem(word);
    known.set(word, found);
    return found;
  };
}

/** A verb with a duration after it: "takes <NUM> ms". Once the value is left out, nothing else says that it was slow. */
const TOOK_A_WHILE = /\b(?:takes?|took|needs?|needed|lasted|waited|spent)\b[^.;]{0,30}?(?:<DURATION>|<NUM> ?(?:ms|s|sec|secs|seconds|min|minutes|h|hours)\b)/i;

/**
 * The words of a log text.
 * @param text with the variables left out, as it was embedded
 * @param masked the same with masks in their place
 */
export function readLogWords(text: string, masked: string): TextWords {
  return readWords(TOOK_A_WHILE.test(masked) ? `${text} slow` : text);
}

function longestPhrase(stems: readonly string[], at: number): Phrase | null {
  const begun = phrases.get(stems[at] ?? "");
  return begun?.find((phrase) => phrase.stems.every((one, offset) => stems[at + offset] === one)) ?? null;
}
