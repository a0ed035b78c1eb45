import { readWords } from "../classify/text-words";

/** A stretch of a text; together they are the text. */
export interface MarkedPart {
  text: string;
  isShared: boolean;
}

const WORD = /\p{L}[\p{L}\d_]*/gu;

/**
 * Marks the words of a text that another text says too, in this or another form or as a word of the same group
 * (`disk`, `drive`): what the classifier takes for words in common.
 */
export function markShared(text: string, other: string): MarkedPart[] {
  const { words } = readWords(other);
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const isShared = [...readWords(match[0]).words].some((word) => words.has(word));
    if (!isShared) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isShared: false });
    parts.push({ text: match[0], isShared });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isShared: false });
  return parts;
}

/** How many of the words that say something in `known` the text `said` has too. */
export function countShared(said: string, known: string): { shared: number; words: number } {
  const spoken = readWords(said).words;
  const { words } = readWords(known);
  return { shared: [...words].filter((word) => spoken.has(word)).length, words: words.size };
}
