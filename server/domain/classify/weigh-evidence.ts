import type { DistinctText, KnowledgeTexts } from "./knowledge-texts";
import { compareValues, type TextValue } from "./text-values";
import type { TextWords } from "./text-words";
import type { LogWord, Vocabulary } from "./vocabulary";

/**
 * Added to what shares are taken of (a rare word weighs nearly 1), so that one word in common, where a text has no
 * other, is weaker evidence than two of two.
 */
const FEW_WORDS = 0.6;

/** What speaks for and against a text of the knowledge base, each from 0 to 1 (`similarity` from -1). */
export interface Evidence {
  similarity: number;
  /** Share of the knowledge base text's words, weighted by rarity, that the log text says too; a word that is only alike counts in part. */
  covered: number;
  /** Share of the log text's words, weighted by rarity, that the knowledge base text says too, or something like it. */
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
  /** For a problem: how many of its anomalies the run's warnings speak of (`supportOfProblems`). */
  support: number;
}

/** What the two texts alone tell. */
export type TextEvidence = Omit<Evidence, "support">;

/** A log text ready to be compared: its words without variables, and the values of one raw message. */
export interface LogText {
  words: TextWords;
  values: readonly TextValue[];
}

/** The evidence between one log text and one text of the knowledge base. */
export function weighEvidence(log: LogText & { weighed: WeighedWords }, known: DistinctText, similarity: number, { vocabulary }: KnowledgeTexts): TextEvidence {
  const events = compareEvents(log.words, known.words);
  const values = compareValues(known.values, log.values);
  return {
    similarity,
    ...compareWords(log.weighed, known, vocabulary),
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

/** Words of a log text as they weigh among some texts of the knowledge base. */
export interface WeighedWords {
  words: readonly LogWord[];
  weights: readonly number[];
}

/**
 * What shares of each other's words two texts say: the same word counts in full, else the one most like it in part.
 */
function compareWords({ words, weights }: WeighedWords, known: DistinctText, vocabulary: Vocabulary): { covered: number; explained: number } {
  const best = new Float64Array(known.numbers.length);
  const explained = { said: 0, total: 0 };
  words.forEach((word, index) => {
    let most = 0;
    known.numbers.forEach((number, at) => {
      const alike = vocabulary.alikeness(word, number);
      most = Math.max(most, alike);
      best[at] = Math.max(best[at] ?? 0, alike);
    });
    explained.said += (weights[index] ?? 0) * most;
    explained.total += weights[index] ?? 0;
  });
  const covered = { said: 0, total: 0 };
  known.weights.forEach((weight, at) => {
    covered.said += weight * (best[at] ?? 0);
    covered.total += weight;
  });
  return { covered: covered.said / (covered.total + FEW_WORDS), explained: explained.said / (explained.total + FEW_WORDS) };
}

function compareEvents(log: TextWords, known: TextWords): "same" | "other" | "unsaid" {
  if (log.events.size === 0 || known.events.size === 0) return "unsaid";
  return [...known.events].some((event) => log.events.has(event)) ? "same" : "other";
}

function areOpposite(a: TextWords, b: TextWords): boolean {
  return [...a.sides].some((side) => b.sides.has(-side) && !a.sides.has(-side) && !b.sides.has(side));
}
