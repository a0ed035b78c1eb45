/** Texts of one model call. */
export const BATCH_TEXTS = 128;
/** Tokens of one model call: 32 texts of 128 tokens would take 660 MB with the light model, 512 tokens take 330 MB and no longer. */
export const BATCH_TOKENS = 512;
/** Tokens of one text, the special ones included; longer texts are cut. */
export const TEXT_TOKENS = 128;
export interface Batch {
  /** Indexes into the list that was planned. */
  members: number[];
  /** Tokens of every member. */
  width: number;
}

/** Cuts a token list to the limit and keeps its last token, which closes the text and is pooled by some models. */
export function cutTokens(tokens: readonly number[]): number[] {
  const last = tokens.at(-1);
  if (last === undefined || tokens.length <= TEXT_TOKENS) return [...tokens];
  return [...tokens.slice(0, TEXT_TOKENS - 1), last];
}

/**
 * Groups texts of the same length: nothing is filled up, and a text is always computed at the same width, whatever it
 * shares a batch with, so that its vector is the same to the last bit (alone, in 2, 5, 7, 31 and 32, tried).
 * @param lengths tokens of each text
 * @returns every index exactly once, at most `BATCH_TEXTS` and `BATCH_TOKENS` in a batch, narrow ones first
 */
export function planBatches(lengths: readonly number[]): Batch[] {
  const byWidth = new Map<number, number[]>();
  lengths.forEach((length, index) => {
    const width = Math.max(1, length);
    const members = byWidth.get(width);
    if (members) members.push(index);
    else byWidth.set(width, [index]);
  });
  const widths = [...byWidth].sort(([a], [b]) => a - b);
  return widths.flatMap(([width, members]) => {
    const batches: Batch[] = [];
    const texts = Math.max(1, Math.min(BATCH_TEXTS, Math.floor(BATCH_TOKENS / width)));
    for (let start = 0; start < members.length; start += texts) batches.push({ width, members: members.slice(start, start + texts) });
    return batches;
  });
}
