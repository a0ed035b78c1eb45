import type { DistinctText, KnowledgeTexts } from "./knowledge-texts";
import { compareValues, type TextValue } from "./text-values";
import type { TextWords } from "./text-words";

/**
 * Added to what shares are taken of (a rare word weighs nearly 1), so that one word in common, where a text has no
 * other, is weaker evidence than two of two.
 */
const FEW_WORDS = 0.6;

/** What speaks for and against a text of the knowledge base, each from 0 to 1 (`similarity` from -1). */
export interface Evidence {
  similarity: number;
  /** Share of the knowledge base text's words, weighted by rarity, that the log text says too. */
  covered: number;
  /** Share of the log text's words, weighted by rarity, that the knowledge base text says too. */
  explained: number;
  /** 1: both name what happened, and one of these is common. */
  sameEvent: number;
  /** 1: both name what happened, and not one of these is common. */
  otherEvent: number;
  /** 1: they hold opposite words (up, down). */
  opposite: number;
  /** Share of the numbers and devices in the knowledge base text that the log message holds. */
  values: number;
  /** 1: the message names another device of the same kind. */
  otherValue: number;
}

/** A log text ready to be compared: its words without variables, and the values of one raw message. */
export interface LogText {
  words: TextWords;
  values: readonly TextValue[];
}

/** The evidence between one log text and one text of the knowledge base. */
export function weighEvidence(log: LogText, known: DistinctText, similarity: number, { weightOf }: KnowledgeTexts): Evidence {
  const shared = sum(sharedWords(log, known), weightOf);
  const events = compareEvents(log.words, known.words);
  const values = compareValues(known.values, log.values);
  return {
    similarity,
    covered: shared / (sum(known.words.words, weightOf) + FEW_WORDS),
    explained: shared / (sum(log.words.words, weightOf) + FEW_WORDS),
    sameEvent: events === "same" ? 1 : 0,
    otherEvent: events === "other" ? 1 : 0,
    opposite: areOpposite(log.words, known.words) ? 1 : 0,
    values: values.found,
    otherValue: values.other ? 1 : 0,
  };
}

/** The words (stems or names of their groups) both texts say, sorted. */
export function sharedWords(log: LogText, known: DistinctText): string[] {
  return [...known.words.words].filter((word) => log.words.words.has(word)).sort();
}

function sum(words: Iterable<string>, weightOf: (word: string) => number): number {
  let total = 0;
  for (const word of words) total += weightOf(word);
  return total;
}

function compareEvents(log: TextWords, known: TextWords): "same" | "other" | "unsaid" {
  if (log.events.size === 0 || known.events.size === 0) return "unsaid";
  return [...known.events].some((event) => log.events.has(event)) ? "same" : "other";
}

function areOpposite(a: TextWords, b: TextWords): boolean {
  return [...a.sides].some((side) => b.sides.has(-side) && !a.sides.has(-side) && !b.sides.has(side));
}
