import { TextMatrix } from "../embed/text-matrix";
import { readValues, type TextValue } from "./text-values";
import { isEmptyEvent, readWords, rememberStems, type TextWords } from "./text-words";
import type { Vocabulary } from "./vocabulary";

/** One problem or anomaly as it stands in the knowledge base, with the vector of its embedded text. */
export interface KnownText {
  id: number;
  text: string;
  vector: Float32Array;
}

/** A text with all the ids that have it, lowest first. */
export interface DistinctText {
  ids: number[];
  text: string;
  words: TextWords;
  /** Numbers of its words in the vocabulary, in the order of `words.forms`, and beside each what the word weighs. */
  numbers: Int32Array;
  weights: Float64Array;
  values: TextValue[];
}

/** The weight of a word that says only that something is wrong. */
const EMPTY_EVENT_WEIGHT = 0.3;

/** The problems or the anomalies of a knowledge base, made ready for looking up. */
export interface KnowledgeTexts {
  texts: readonly DistinctText[];
  matrix: TextMatrix;
  /** How much a word counts: more the rarer it is among the texts, and more for one that none of them has. */
  weightOf(word: string): number;
  vocabulary: Vocabulary;
}

/** Texts that differ in outer or doubled spaces only are one. Rows are ordered by the lowest id, so that ties go to it. */
export function prepareTexts(known: readonly KnownText[], vocabulary: Vocabulary): KnowledgeTexts {
  const read = readings.get(known) ?? readTexts(known);
  readings.set(known, read);
  const texts = read.texts.map((one) => ({ ...one, numbers: vocabulary.add(one.words) }));
  return { texts, matrix: read.matrix, weightOf: read.weightOf, vocabulary };
}

/** What of some texts is the same for every vocabulary. */
type ReadTexts = Pick<KnowledgeTexts, "matrix" | "weightOf"> & { texts: readonly Omit<DistinctText, "numbers">[] };

/** By the list that was given: a revision's never changes, and one run after the other is matched against it. */
const readings = new WeakMap<readonly KnownText[], ReadTexts>();

function readTexts(known: readonly KnownText[]): ReadTexts {
  const byText = new Map<string, { ids: number[]; first: KnownText }>();
  for (const one of [...known].sort((a, b) => a.id - b.id)) {
    const key = one.text.trim().replace(/\s+/g, " ");
    const same = byText.get(key);
    if (same) same.ids.push(one.id);
    else byText.set(key, { ids: [one.id], first: one });
  }
  const rows = [...byText];
  const stemOf = rememberStems();
  const read = rows.map(([text, { ids }]) => ({ ids, text, words: readWords(text, stemOf), values: readValues(text) }));
  const weightOf = rarity(read);
  const texts = read.map((one) => ({ ...one, weights: Float64Array.from(one.words.forms.keys(), weightOf) }));
  return { texts, matrix: new TextMatrix(rows.map(([, { first }]) => first.vector)), weightOf };
}

function rarity(texts: readonly { words: TextWords }[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of words.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  // A word known from half the texts counts about a quarter of one that no text has, in small and large knowledge bases alike.
  const scale = Math.log(1 + texts.length / 0.5);
  return (word) => (isEmptyEvent(word) ? EMPTY_EVENT_WEIGHT : 1) * (Math.log(1 + texts.length / ((counts.get(word) ?? 0) + 0.5)) / scale);
}
