import { placeWords, readWords } from "../classify/text-words";

/** A stretch of a text; together they are the text. */
export interface MarkedPart {
  text: string;
  isShared: boolean;
}

/** What a name goes on with: `eth4`. */
const NAME_END = /[\d_]*/y;

/**
 * Marks the words of a text that another text says too, in this or another form or as a word of the same group
 * (`disk`, `drive`): what the classifier takes for words in common, phrases as a whole.
 */
export function markShared(text: string, other: string): MarkedPart[] {
  const { words } = readWords(other);
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const place of placeWords(text)) {
    if (!words.has(place.word)) continue;
    if (place.start > end) parts.push({ text: text.slice(end, place.start), isShared: false });
    NAME_END.lastIndex = place.end;
    end = place.end + (NAME_END.exec(text)?.[0].length ?? 0);
    parts.push({ text: text.slice(place.start, end), isShared: true });
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
