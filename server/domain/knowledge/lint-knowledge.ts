import { type KnownText, type KnowledgeTexts, prepareTexts } from "../classify/knowledge-texts";
import { Vocabulary } from "../classify/vocabulary";
import type { KnowledgeLink } from "./knowledge";

export type EntryKind = "problem" | "anomaly";

/** What a knowledge base could be better at. Problems come before anomalies, lower ids before higher ones. */
export type LintFinding =
  /** One text under several ids: which of them a log line is, nobody can say. */
  | { kind: "same-text"; entry: EntryKind; ids: number[] }
  /** Two texts that are nearly the same to the model; `similarity` is their cosine. */
  | { kind: "near-duplicate"; entry: EntryKind; ids: [number, number]; similarity: number }
  /** A text with hardly a word of its own, or one that many others are close to. */
  | { kind: "too-general"; entry: EntryKind; ids: [number]; near: number }
  /** A problem that no anomaly announces. */
  | { kind: "no-anomalies"; entry: "problem"; ids: [number] };

export type LintKind = LintFinding["kind"];

export interface KnowledgeToLint {
  problems: readonly KnownText[];
  anomalies: readonly KnownText[];
  links: readonly KnowledgeLink[];
}

/** The least cosine of near-duplicates: "Thermal shutdown warning" and "Host thermal shutdown warning" have 0.89. */
const NEAR_DUPLICATE = 0.85;

/** Texts this near are about the same thing; one with many of them says little by itself. */
const NEIGHBOUR = 0.6;
/** How many that are: so many at least, and this share of the texts ("Network timeout" has 20 of 399). */
const MANY_NEIGHBOURS = 12;
const MANY_SHARE = 0.03;

/** Least weight of a text's words, by rarity. "Timeout alert logged" has 0.62, "Cooling fan failed" 0.87, most have 1.5 or more. */
const LEAST_WEIGHT = 0.75;

/** Goes through a knowledge base and names what makes matching in it harder than it need be. Pure. */
export function lintKnowledge({ problems, anomalies, links }: KnowledgeToLint): LintFinding[] {
  const linked = new Set(links.map(({ problemId }) => problemId));
  const lonely = problems.filter(({ id }) => !linked.has(id)).map(({ id }): LintFinding => ({ kind: "no-anomalies", entry: "problem", ids: [id] }));
  const vocabulary = new Vocabulary();
  const sides = [lintSide("problem", prepareTexts(problems, vocabulary)), lintSide("anomaly", prepareTexts(anomalies, vocabulary))];
  const of = (kind: LintKind): LintFinding[] => sides.flat().filter((finding) => finding.kind === kind);
  return [...of("same-text"), ...of("near-duplicate"), ...of("too-general"), ...lonely.sort((a, b) => (a.ids[0] ?? 0) - (b.ids[0] ?? 0))];
}

function lintSide(entry: EntryKind, known: KnowledgeTexts): LintFinding[] {
  const pairs = known.matrix.pairsFrom(NEIGHBOUR);
  const neighbours = new Array<number>(known.texts.length).fill(0);
  for (const { a, b } of pairs) {
    neighbours[a] = (neighbours[a] ?? 0) + 1;
    neighbours[b] = (neighbours[b] ?? 0) + 1;
  }
  const many = Math.max(MANY_NEIGHBOURS, MANY_SHARE * known.texts.length);
  const idOf = (row: number): number => known.texts[row]?.ids[0] ?? 0;
  const alike = pairs.filter(({ similarity }) => similarity >= NEAR_DUPLICATE).sort((one, other) => other.similarity - one.similarity || one.a - other.a || one.b - other.b);
  return [
    ...known.texts.filter(({ ids }) => ids.length > 1).map(({ ids }): LintFinding => ({ kind: "same-text", entry, ids })),
    ...alike.map(({ a, b, similarity }): LintFinding => ({ kind: "near-duplicate", entry, ids: [idOf(a), idOf(b)], similarity })),
    ...known.texts.flatMap(({ ids: [id = 0], words }, row): LintFinding[] => {
      const near = neighbours[row] ?? 0;
      const weight = [...words.words].reduce((sum, word) => sum + known.weightOf(word), 0);
      return near >= many || weight < LEAST_WEIGHT ? [{ kind: "too-general", entry, ids: [id], near }] : [];
    }),
  ];
}
