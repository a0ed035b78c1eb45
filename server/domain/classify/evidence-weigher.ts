import type { KnowledgeTexts } from "./knowledge-texts";
import type { TextWords } from "./text-words";
import { weighEvidence, type LogText, type TextEvidence, type WeighedWords } from "./weigh-evidence";

/** Pairs of texts whose evidence is held, 20 MB: over it they are compared anew. */
const HELD_LIMIT = 100_000;

interface ComparedText {
  weighed: WeighedWords;
  /** By row of the knowledge texts. */
  rows: Map<number, TextEvidence>;
}

/** Compares log texts with the texts of a knowledge base. Several routes ask for the same pairs: each is compared once. */
export class EvidenceWeigher {
  private readonly compared = new Map<TextWords, ComparedText>();
  private held = 0;

  constructor(private readonly knowledge: KnowledgeTexts) {}

  /** @param row of the knowledge texts, @param similarity of the two, which belongs to the pair */
  weigh(log: LogText, row: number, similarity: number): TextEvidence | null {
    const known = this.knowledge.texts[row];
    if (!known) return null;
    const { weighed, rows } = this.comparedOf(log.words);
    const before = rows.get(row);
    if (before) return before;
    const evidence = weighEvidence({ ...log, weighed }, known, similarity, this.knowledge);
    rows.set(row, evidence);
    this.held++;
    return evidence;
  }

  private comparedOf(words: TextWords): ComparedText {
    const known = this.compared.get(words);
    if (known) return known;
    if (this.held > HELD_LIMIT) {
      this.compared.clear();
      this.held = 0;
    }
    const found = this.knowledge.vocabulary.find(words);
    const fresh = { weighed: { words: found, weights: found.map(({ word }) => this.knowledge.weightOf(word)) }, rows: new Map<number, TextEvidence>() };
    this.compared.set(words, fresh);
    return fresh;
  }
}
