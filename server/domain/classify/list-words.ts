import { maskMessage } from "../generalize/mask-message";
import { readLogWords, readWords, rememberStems, type TextWords } from "./text-words";

/** More words than any knowledge base or log of people's making has; what is over it is noise that no mask caught. */
const WORDS_LIMIT = 20_000;

interface WordSources {
  knowledge: Iterable<string>;
  /** `text` with the variables left out, one raw `message` with them. */
  templates: Iterable<{ text: string; message: string }>;
}

/**
 * The words whose vectors `classify` compares: those of the knowledge base and of the log, sorted, each once. Where there
 * are too many, those that most texts have.
 */
export function listWords({ knowledge, templates }: WordSources): string[] {
  const counts = new Map<string, number>();
  const count = ({ forms }: TextWords): void => {
    for (const form of forms.values()) counts.set(form, (counts.get(form) ?? 0) + 1);
  };
  const stemOf = rememberStems();
  for (const text of knowledge) count(readWords(text, stemOf));
  for (const { text, message } of templates) count(readLogWords(text, maskMessage(message)));
  const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, WORDS_LIMIT);
  return words.map(([word]) => word).sort();
}
