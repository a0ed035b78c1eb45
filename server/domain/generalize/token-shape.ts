import { carriesMeaning } from "./meaning-words";

const ATOMS = /<[A-Z]+>|[^\s=(){}[\]"',;|<>]+/g;
const MASK = /<[A-Z]+>/g;
const DIGITS = /\d+/g;
/** Letters and digits alone, as most tokens are: the short way to the same shape. */
const PLAIN = /^[A-Za-z\d]+$/;
/** Stands for any one value in a shape; cannot occur in a message that was parsed. */
export const ANY = "\u0001";
/** The only bare number left in a masked message is a status code that may be the only difference. */
const STATUS = /^[1-5]\d\d[.:]?$/;
const OUTER_PUNCTUATION = /^[.:!?#*~@+-]+|[.:!?#*~@+-]+$/g;
const DOTTED = /[^.]\.[^.]|[/\\]./;

/** Is this a name by its look: with a dot or slash inside, or a mask grown into a word? */
function looksLikeName(atom: string): boolean {
  const core = atom.replace(OUTER_PUNCTUATION, "");
  if (!DOTTED.test(core)) return false;
  return !carriesMeaning(core) && !/^\w+\/\w+$/.test(core);
}

function shapeAtom(atom: string, before: string, after: string): string {
  if (after === "=" || STATUS.test(atom)) return atom;
  if (atom.startsWith("<") && atom.endsWith(">")) return ANY;
  if (looksLikeName(atom)) return atom.endsWith(":") ? `${ANY}:` : ANY;
  if (before === "=" && !carriesMeaning(atom.replace(OUTER_PUNCTUATION, ""))) return ANY;
  return /\d/.test(atom) ? atom.replace(DIGITS, ANY) : atom;
}

/**
 * The shape of one token of a masked message: masks, names and values become one wildcard, digits
 * inside words another. An empty pair of brackets counts as one around an empty value; a dotted name that
 * opens a message stays, since it says who speaks. Tokens of equal shape at the same place are taken for one template.
 */
export function tokenShape(token: string, isFirst: boolean): string {
  if (token === "()") return `(${ANY})`;
  if (PLAIN.test(token)) return STATUS.test(token) ? token : token.replace(DIGITS, ANY);
  if (!/[<=\d./\\]/.test(token) || (isFirst && !/[<=\d/\\]/.test(token))) return token;
  const generic = token.replace(MASK, ANY);
  const shape = generic.replace(ATOMS, (atom, at: number) => (atom.includes(ANY) && !/[A-Za-z]/.test(atom) ? atom : shapeAtom(atom, at === 0 ? "" : (generic[at - 1] ?? ""), generic[at + atom.length] ?? "")));
  return shape.replace(/\u0001(?:[.:/,_-]?\u0001)+/g, ANY);
}
