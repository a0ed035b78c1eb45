import { joinTokens } from "./join-tokens";
import { mergeVariants } from "./merge-variants";
import { carriesMeaning } from "./meaning-words";
import { tokenShape } from "./token-shape";

export interface CountedText {
  text: string;
  count: number;
}

/** A group over this many texts is mined from its first ones in sorted order; callers report it. */
export const MINED_TEXTS_LIMIT = 100_000;

const BARE_STATUS = /(?:^| )[1-5]\d\d(?:$|[ .,;:)])/;
/** Without one of these every token is its own shape. */
const SHAPED = /[<=\d./\\]|\(\)/;
const NAMED_USER = /(\b(?:for|by|as|of|invalid|illegal) user )([\p{L}\d_.-]+)(?=$|[ ,;:)\]])/gu;
const STATUS = /(?<=^| )([1-5]\d\d)(?=$|[ .,;:)])/g;
const OTHER_NUMBER = /<(?:NUM|SIZE|DURATION|TIME)>/;
const SEPARATOR = " ";

/** Number of tokens of a masked message: texts of one group have the same. */
export function countTokens(text: string): number {
  let count = 1;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) count++;
  return count;
}

/**
 * What the message decides as a whole: a status code stays while it may be the only difference and
 * is one of the numbers beside others; a name after "for user" is a name even where only one is seen.
 */
function settle(masked: string): string {
  const text = masked.includes(" user ") ? masked.replace(NAMED_USER, (all, before: string, name: string) => (carriesMeaning(name) ? all : `${before}<STR>`)) : masked;
  return BARE_STATUS.test(text) && OTHER_NUMBER.test(text) ? text.replace(STATUS, "<NUM>") : text;
}

function shapeOf(tokens: readonly string[], memo: Map<string, string>): string[] {
  return tokens.map((token, at) => {
    if (at === 0) return tokenShape(token, true);
    const known = memo.get(token);
    if (known !== undefined) return known;
    const shape = tokenShape(token, false);
    memo.set(token, shape);
    return shape;
  });
}

function renderCluster(members: readonly (readonly string[])[]): string {
  const first = members[0] ?? [];
  return first
    .map((token, at) => {
      const values = new Set<string>();
      for (const member of members) values.add(member[at] ?? "");
      return values.size === 1 ? token : joinTokens([...values]);
    })
    .join(" ");
}

/**
 * Finds the templates of masked messages that have the same number of tokens.
 *
 * Two steps, neither of which looks at the order of its input: texts of one shape are one template
 * (names, values and digits do not count: `tokenShape`); then shapes that differ in one token only are joined
 * where their values look like a variable (`mergeVariants`).
 * @param texts distinct masked messages of one token count (`countTokens`), in any order
 * @returns the template of each text, at the text's place
 */
export function mineGroup(texts: readonly CountedText[]): string[] {
  const memo = new Map<string, string>();
  const tokens = texts.map(({ text }) => settle(text).split(" "));
  const keys = tokens.map((row, i) => (SHAPED.test(texts[i]?.text ?? "") || texts[i]?.text.includes(" user ") ? shapeOf(row, memo).join(SEPARATOR) : (texts[i]?.text ?? "")));
  let mined: ReadonlySet<string> = new Set(keys);
  if (texts.length > MINED_TEXTS_LIMIT) {
    const order = texts.map((_, i) => i).sort((a, b) => ((texts[a]?.text ?? "") < (texts[b]?.text ?? "") ? -1 : 1));
    mined = new Set(order.slice(0, MINED_TEXTS_LIMIT).map((i) => keys[i] ?? ""));
  }
  const clusterOf = mergeVariants(mined, new Set(keys));
  const members = new Map<string, string[][]>();
  const ids = keys.map((key) => clusterOf.get(key) ?? key);
  ids.forEach((id, i) => {
    const list = members.get(id);
    if (list === undefined) members.set(id, [tokens[i] ?? []]);
    else list.push(tokens[i] ?? []);
  });
  const templates = new Map<string, string>();
  for (const [id, list] of members) templates.set(id, renderCluster(list));
  return ids.map((id) => templates.get(id) ?? "");
}
