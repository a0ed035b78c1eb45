import { carriesMeaning } from "./meaning-words";

const ATOMS = /<[A-Z]+>|[^\s=(){}[\]"',;|<>]+/g;
const MASK = /<[A-Z]+>/g;
const DIGITS = /\d+/g;
/** Stands for any one value in a shape; cannot occur in a message that was parsed. */
export const ANY = "\u0001";
const NUMBER_RUN = "\u0002";
const OUTER_PUNCTUATION = /^[.:!?#*~@+-]+|[.:!?#*~@+-]+$/g;
const DOTTED = /[^.]\.[^.]|[/\\]./;

/** Is this a name by its look: with a dot or slash inside, or a mask grown into a word? */
function looksLikeName(atom: string): boolean {
  const core = atom.replace(OUTER_PUNCTUATION, "");
  if (!DOTTED.test(core)) return false;
  return !carriesMeaning(core) && !/^\w+\/\w+$/.test(core);
}

function shapeAtom(atom: string, before: string): string {
  if (atom.startsWith("<") && atom.endsWith(">")) return ANY;
  if (looksLikeName(atom)) return atom.endsWith(":") ? `${ANY}:` : ANY;
  if (before === "=" && !carriesMeaning(atom.replace(OUTER_PUNCTUATION, ""))) return ANY;
  return /\d/.test(atom) ? atom.replace(DIGITS, NUMBER_RUN) : atom;
}

/**
 * The shape of one token of a masked message: masks, names and values become one wildcard, digits
 * inside words another. Tokens of equal shape at the same place are taken for one template.
 */
export function tokenShape(token: string): string {
  if (!/[<=\d./\\]/.test(token)) return token;
  const generic = token.replace(MASK, ANY);
  const shape = generic.replace(ATOMS, (atom, at: number) => (atom.includes(ANY) && !/[A-Za-z]/.test(atom) ? atom : shapeAtom(atom, at === 0 ? "" : (generic[at - 1] ?? ""))));
  return shape.replace(/\u0001(?:[.:/,_-]?\u0001)+/g, ANY);
}
