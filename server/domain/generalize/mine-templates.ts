import { mergeVariants } from "./merge-variants";
import { renderClusters } from "./render-clusters";
import { TokenReader } from "./token-reader";
import { TokenRows } from "./token-rows";
import { Words } from "./words";

export interface CountedText {
  text: string;
  count: number;
}

/** Texts mined together at most, or memory would grow with the log: who has more mines them in shares, see `joinShares`. */
export const MOST_MINED_TEXTS = 50_000;

/** Number of tokens of a masked message: texts of one group have the same. */
export function countTokens(text: string): number {
  let count = 1;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) count++;
  return count;
}

/**
 * Finds the templates of masked messages that have the same number of tokens.
 *
 * Two steps, neither of which looks at the order of its input: texts of one shape are one template
 * (names, values and digits do not count: `tokenShape`); then shapes that differ in one token only are joined
 * where their values look like a variable (`mergeVariants`). Tokens are numbers of words from the start on, texts and
 * shapes rows of them: whatever is asked of a word is asked once, and no text is taken apart or put together twice.
 * @param texts distinct masked messages of one token count (`countTokens`), in any order
 * @returns the template of each text, at the text's place
 */
export function mineGroup(texts: readonly CountedText[]): string[] {
  const width = countTokens(texts[0]?.text ?? "");
  const words = new Words();
  const reader = new TokenReader(words, width);
  const rows = new TokenRows(width);
  const tokens = new Int32Array(texts.length * width);
  const shape = new Int32Array(width);
  const shapeOf = Int32Array.from(texts, ({ text }, i) => {
    reader.read(text, tokens, i * width);
    reader.readShape(tokens, i * width, shape);
    return rows.add(shape);
  });
  const clusters = mergeVariants({ words, rows });
  return renderClusters({ words, width, tokens, clusterOf: shapeOf.map((row) => clusters[row] ?? 0) });
}

/**
 * Brings together what shares of one group were mined to: variants that fell into different shares are found among their templates.
 * @param templates distinct, of one token count
 * @returns what each that changes becomes
 */
export function joinShares(templates: readonly string[]): Map<string, string> {
  const joined = mineGroup(templates.map((text) => ({ text, count: 1 })));
  return new Map(templates.flatMap((text, i) => (joined[i] === undefined || joined[i] === text ? [] : [[text, joined[i]]])));
}
