import type { Knowledge } from "../knowledge/knowledge";
import { maskMessage } from "../generalize/mask-message";
import { readLogWords, readWords, rememberStems, type TextWords } from "./text-words";

/** More words than any knowledge base or log of people's making has; what is over it is noise that no mask caught. */
const WORDS_LIMIT = 20_000;

type KnowledgeEntries = Pick<Knowledge, "problems" | "anomalies">;

interface WordSources {
  knowledge: KnowledgeEntries;
  /** `text` with the variables left out, one raw `message` with them. */
  templates: Iterable<{ text: string; message: string }>;
}

/**
 * The words whose vectors `classify` compares: those of the knowledge base and of the log, sorted, each once. Where there
 * are too many, those that most texts have.
 */
export function listWords({ knowledge, templates }: WordSources): string[] {
  const counts = new Map(countKnown(knowledge));
  for (const { text, message } of templates) count(counts, readLogWords(text, maskMessage(message)));
  const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, WORDS_LIMIT);
  return words.map(([word]) => word).sort();
}

/** In how many texts each word stands. */
type WordCounts = Map<string, number>;

/** By the knowledge base that was given: a revision's never changes, and every stage of every run asks again. */
const counted = new WeakMap<KnowledgeEntries, WordCounts>();

function countKnown(knowledge: KnowledgeEntries): WordCounts {
  const before = counted.get(knowledge);
  if (before) return before;
  const counts: WordCounts = new Map();
  const stemOf = rememberStems();
  for (const { text } of [...knowledge.problems, ...knowledge.anomalies]) count(counts, readWords(text, stemOf));
  counted.set(knowledge, counts);
  return counts;
}

function count(counts: WordCounts, { forms }: TextWords): void {
  for (const form of forms.values()) counts.set(form, (counts.get(form) ?? 0) + 1);
}
