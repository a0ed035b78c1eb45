/** Endings that leave what a word is about; the longest that fits is taken off. */
const ENDINGS = [
  ..."ivities ations itions ability ibility ivity ating ation ition ators ator ated ates ate".split(" "),
  ..."ments ment ness ures ure ings ing ions ion ives ive ables able ibles ible edly ed es ly als al s e y".split(" "),
].sort((a, b) => b.length - a.length);
const SHORTEST_STEM = 3;

/**
 * A light stem of an English word: `corrupted`, `corruption` and `corrupts` are one word, `allocate` and
 * `allocation` too. It is for comparing words, not for reading, and errs on the side of leaving a word alone.
 * @param word in lower case
 */
export function stem(word: string): string {
  if (word.length <= SHORTEST_STEM || word.endsWith("ss")) return word;
  const ending = ENDINGS.find((one) => word.length - one.length >= SHORTEST_STEM && word.endsWith(one));
  if (ending === undefined) return word;
  const left = word.slice(0, word.length - ending.length);
  // stopped -> stop, dropping -> drop; but full, miss, err stay.
  return /[bdgmnpt]{2}$/.test(left) && left.at(-1) === left.at(-2) ? left.slice(0, -1) : left.replace(/i$/, "");
}
