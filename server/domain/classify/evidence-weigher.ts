import type { KnowledgeTexts } from "./knowledge-texts";
import type { MatchWeights } from "./match-weights";
import type { TextWords } from "./text-words";
import { weighEvidence, type Evidence, type LogText, type TextEvidence, type WeighedWords } from "./weigh-evidence";

/** Pairs of texts whose evidence is held, 20 MB: over it they are compared anew. */
const HELD_LIMIT = 100_000;

/** What speaks for a text of the knowledge base by the two texts alone. */
export interface WeighedPair {
  /** Without any support. */
  evidence: Evidence;
  /** Each piece times its weight, added up. */
  sum: number;
}

interface ComparedText {
  weighed: WeighedWords;
  /** By row of the knowledge texts. */
  rows: Map<number, WeighedPair>;
}

/** Compares log texts with the texts of a knowledge base. Several routes ask for the same pairs: each is compared once. */
export class EvidenceWeigher {
  private readonly compared = new Map<TextWords, ComparedText>();
  private held = 0;

  constructor(
    private readonly knowledge: KnowledgeTexts,
    private readonly weights: MatchWeights["evidence"],
  ) {}

  /** @param row of the knowledge texts, @param similarity of the two, which belongs to the pair */
  weigh(log: LogText, row: number, similarity: number): WeighedPair | null {
    const known = this.knowledge.texts[row];
    if (!known) return null;
    const { weighed, rows } = this.comparedOf(log.words);
    const before = rows.get(row);
    if (before) return before;
    const evidence = { ...weighEvidence({ words: log.words, values: log.values, weighed }, known, similarity, this.knowledge), support: 0 };
    const pair = { evidence, sum: weightedSum(evidence, this.weights) };
    rows.set(row, pair);
    this.held++;
    return pair;
  }

  private comparedOf(words: TextWords): ComparedText {
    const known = this.compared.get(words);
    if (known) return known;
    if (this.held > HELD_LIMIT) {
      this.compared.clear();
      this.held = 0;
    }
    const found = this.knowledge.vocabulary.find(words);
    const fresh = { weighed: { words: found, weights: found.map(({ word }) => this.knowledge.weightOf(word)) }, rows: new Map<number, WeighedPair>() };
    this.compared.set(words, fresh);
    return fresh;
  }
}

function weightedSum(evidence: TextEvidence, { similarity, covered, explained, sameEvent, otherEvent, opposite, values, otherValue }: MatchWeights["evidence"]): number {
  const known = similarity * evidence.similarity + covered * evidence.covered + explained * evidence.explained;
  const events = sameEvent * evidence.sameEvent + otherEvent * evidence.otherEvent + opposite * evidence.opposite;
  return known + events + values * evidence.values + otherValue * evidence.otherValue;
}
