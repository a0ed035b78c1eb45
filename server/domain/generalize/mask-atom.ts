import { CHAR, charClasses } from "./char-class";
import type { MaskKind } from "./mask-table";
import { INNER_UUID, LITERALS, MASK_ROWS, NAMES_WITH_DIGITS } from "./mask-table";

/** Receives each masked value in the order it stands in the message. */
export type MaskSink = (kind: MaskKind, value: string) => void;

/** Separators a word is taken apart at, widest first: `host:port` before `a/b` before `1.2`. */
const SPLITS = [":", "/", "@", ",", "#", "+", "%", "&", "*", "?", "!", "$", "^", "~", "-", "."] as const;
const LEADING = /^[.:*#!?~%&^$+/-]+(?=[^.:*#!?~%&^$+/-])/;
const TRAILING = /[.:*#!?~%&^$+-]+$/;
const PATH = /^(?:\/[^\s/]|[A-Za-z]:[\\/]|\\\\|\.{1,2}\/|~\/)/;
const PATH_WORDS = /[\\/].*[\\/]/;
const NUMBERED_NAME = /^(?:.*_)?-?\d+(?:_.*)?$/;
const WORD_AND_NUMBER = /^([^\W\d_]{2,})(\d{3,})$/;
const MANY_TURNS = /^(?:[A-Za-z]+\d+){2,}[A-Za-z]*$|^\d+[A-Za-z]+\d+[A-Za-z0-9]*$/;

function put(kind: MaskKind, value: string, sink: MaskSink | null): string {
  if (sink !== null) sink(kind, value);
  return `<${kind}>`;
}

function isPath(core: string, bits: number): boolean {
  if (bits & CHAR.backslash) return PATH.test(core) || PATH_WORDS.test(core);
  if (!(bits & CHAR.slash)) return false;
  const first = core.charCodeAt(0);
  if (first === 47 /* / */) return core.length > 1 && bits & CHAR.letter ? !/^\/+[\d.:a-f]+$/i.test(core) : false;
  if (PATH.test(core)) return true;
  return PATH_WORDS.test(core) && (bits & (CHAR.digit | CHAR.underscore | CHAR.dot)) !== 0 && (bits & CHAR.letter) !== 0 && !/^[\d.:/-]|^\w+\/[\d.]+:/.test(core);
}

function isNumberedName(core: string, bits: number): boolean {
  if (bits & CHAR.underscore && bits & CHAR.letter) return NUMBERED_NAME.test(core) && /_-?\d|\d_/.test(core);
  if (bits & CHAR.underscore) return true;
  return core.length >= 6 && !(bits & (CHAR.dot | CHAR.dash | CHAR.colon | CHAR.slash | CHAR.symbol)) && MANY_TURNS.test(core) && /\d.*\d/.test(core);
}

function maskParts(core: string, sink: MaskSink | null): string {
  for (const separator of SPLITS) {
    if (!core.includes(separator)) continue;
    return core.split(separator).map((part) => maskAtom(part, charClasses(part), sink)).join(separator);
  }
  return core;
}

function maskWord(core: string, bits: number, sink: MaskSink | null): string {
  if (NAMES_WITH_DIGITS.has(core.toLowerCase())) return core;
  if (isNumberedName(core, bits)) return put("ID", core, sink);
  const numbered = WORD_AND_NUMBER.exec(core);
  if (numbered !== null) return `${numbered[1] ?? ""}${put("NUM", numbered[2] ?? "", sink)}`;
  return maskParts(core, sink);
}

function maskCore(core: string, bits: number, sink: MaskSink | null): string {
  for (const row of MASK_ROWS) {
    if ((bits & row.needs) === row.needs && (bits & row.lacks) === 0 && row.pattern.test(core)) {
      if (row.kind === "NUM" && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(core)) return put("IP", core, sink);
      return put(row.kind, core, sink);
    }
  }
  if (bits & (CHAR.slash | CHAR.backslash) && isPath(core, bits)) return put("PATH", core, sink);
  if (core.length > 36 && bits & CHAR.dash) {
    const uuid = INNER_UUID.exec(core);
    if (uuid !== null) {
      const before = core.slice(0, uuid.index);
      const after = core.slice(uuid.index + 36);
      return maskAtom(before, charClasses(before), sink) + put("UUID", uuid[0], sink) + maskAtom(after, charClasses(after), sink);
    }
  }
  return bits & CHAR.digit ? maskWord(core, bits, sink) : maskPartsWithLiteral(core, bits, sink);
}

/** `ready:true`: a switch after a colon is a value. */
function maskPartsWithLiteral(core: string, bits: number, sink: MaskSink | null): string {
  if (!(bits & CHAR.colon)) return core;
  const colon = core.lastIndexOf(":");
  const value = core.slice(colon + 1);
  return LITERALS.has(value.toLowerCase()) ? `${core.slice(0, colon + 1)}${put("STR", value, sink)}` : core;
}

/**
 * Masks one word (a run of characters without spaces, quotes, brackets, `=`, `;`).
 * @param bits the word's classes (`charClasses`)
 * @returns the word with what varies by its shape replaced by masks; the word itself when nothing does
 */
export function maskAtom(atom: string, bits: number, sink: MaskSink | null): string {
  if (atom === "" || !(bits & (CHAR.digit | CHAR.slash | CHAR.backslash | CHAR.at | CHAR.dot | CHAR.colon)) ) return atom;
  let start = 0;
  let end = atom.length;
  const trailing = TRAILING.exec(atom);
  if (trailing !== null) end = trailing.index;
  const leading = LEADING.exec(atom);
  if (leading !== null && !isPath(atom, bits)) start = leading[0].length;
  if (start > 0 && /[+-]/.test(atom[start - 1] ?? "") && /\d/.test(atom[start] ?? "")) start--;
  if (end <= start) return atom;
  if (start === 0 && end === atom.length) return maskCore(atom, bits, sink);
  const core = atom.slice(start, end);
  return atom.slice(0, start) + maskCore(core, charClasses(core), sink) + atom.slice(end);
}
