import { CHAR, charClass, charClasses } from "./char-class";
import type { MaskKind } from "./mask-table";
import { HOST_AND_PORT, INNER_UUID, LITERALS, MASK_ROWS, NAMES_WITH_DIGITS } from "./mask-table";

/** Receives each masked value in the order it stands in the message. */
export type MaskSink = (kind: MaskKind, value: string) => void;

/** Separators a word is taken apart at, widest first: `host:port` before `a/b` before `1.2`. */
const SPLITS: readonly { separator: string; bit: number }[] = [":", "/", "@", ",", "#", "+", "%", "&", "*", "?", "!", "$", "^", "~", "-", "."].map((separator) => ({ separator, bit: charClasses(separator) & ~CHAR.stop & ~CHAR.opener }));
const ADDRESS_BITS = CHAR.digit | CHAR.dot | CHAR.colon | CHAR.opener;
const ADDRESS = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d+)$/;
const SPLITTABLE = CHAR.colon | CHAR.slash | CHAR.at | CHAR.comma | CHAR.dash | CHAR.dot | CHAR.symbol;
const PATH = /^(?:\/[^\s/]|[A-Za-z]:[\\/]|\\\\|\.{1,2}\/|~\/)/;
const PATH_WORDS = /[\\/].*[\\/]/;
/** A backslash before a digit is an escaped character (`\\042`), not a folder. */
const FOLDERS = /\\[^\W\d][^\\]*\\/;
/** `name/1.2.3.4:80`, the way Java writes a resolved address. */
const RESOLVED = /^([\w.-]+)\/(\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?)$/;
const LONGEST_NAME = Math.max(...Array.from(NAMES_WITH_DIGITS, (name) => name.length));
const NUMBERED_NAME = /^(?:.*_)?-?\d+(?:_.*)?$/;
const WORD_AND_NUMBER = /^([^\W\d_]+)(\d{3,})$/;
/** `95C`, `60Hz`: units that are neither sizes nor durations stay beside the number. */
const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?)([°º]?[CF]|[kMG]?Hz|rpm|RPM|[kMGTKm]?[Bb]ps|m?[VAW]|px|x)$/;
const MANY_TURNS = /^(?:[A-Za-z]+\d+){2,}[A-Za-z]*$|^\d+[A-Za-z]+\d+[A-Za-z0-9]*$/;

function put(kind: MaskKind, value: string, sink: MaskSink | null): string {
  if (sink !== null) sink(kind, value);
  return `<${kind}>`;
}

function isPath(core: string, bits: number): boolean {
  if (bits & CHAR.backslash) return PATH.test(core) || FOLDERS.test(core);
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

function maskParts(core: string, bits: number, sink: MaskSink | null): string {
  if (!(bits & SPLITTABLE)) return core;
  const resolved = bits & CHAR.slash ? RESOLVED.exec(core) : null;
  if (resolved !== null) {
    const address = resolved[2] ?? "";
    return `${put("HOST", resolved[1] ?? "", sink)}/${maskAtom(address, charClasses(address), sink)}`;
  }
  const host = bits & CHAR.colon ? HOST_AND_PORT.exec(core) : null;
  if (host !== null && /[\d-]/.test(host[1] ?? "")) return `${put("HOST", host[1] ?? "", sink)}:${put("NUM", host[2] ?? "", sink)}`;
  for (const { separator, bit } of SPLITS) {
    if (!(bits & bit) || !core.includes(separator)) continue;
    let out = "";
    let start = 0;
    for (let at = core.indexOf(separator); at >= 0; at = core.indexOf(separator, start)) {
      const part = core.slice(start, at);
      out += maskAtom(part, charClasses(part), sink) + separator;
      start = at + 1;
    }
    const last = core.slice(start);
    return out + maskAtom(last, charClasses(last), sink);
  }
  return core;
}

function maskWord(core: string, bits: number, sink: MaskSink | null): string {
  if (core.length <= LONGEST_NAME && NAMES_WITH_DIGITS.has(core.toLowerCase())) return core;
  if (isNumberedName(core, bits)) return put("ID", core, sink);
  const measured = NUMBER_AND_UNIT.exec(core);
  if (measured !== null) return `${put("NUM", measured[1] ?? "", sink)}${measured[2] ?? ""}`;
  const numbered = WORD_AND_NUMBER.exec(core);
  if (numbered !== null) return `${numbered[1] ?? ""}${put("NUM", numbered[2] ?? "", sink)}`;
  return maskParts(core, bits, sink);
}

function maskCore(core: string, bits: number, sink: MaskSink | null): string {
  if (bits === CHAR.digit) return put("NUM", core, sink);
  if (bits === ADDRESS_BITS) {
    const address = ADDRESS.exec(core);
    if (address !== null) return `${put("IP", address[1] ?? "", sink)}:${put("NUM", address[2] ?? "", sink)}`;
  }
  const first = charClass(core.charCodeAt(0));
  for (const row of MASK_ROWS) {
    if ((bits & row.needs) === row.needs && (bits & row.lacks) === 0 && (row.first === 0 || row.first & first) && row.pattern.test(core)) {
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

/** Punctuation around a word that is not part of it. */
const OUTER = CHAR.dot | CHAR.colon | CHAR.dash | CHAR.symbol;
const OUTER_BEFORE = OUTER | CHAR.slash;

function isSign(code: number): boolean {
  return code === 43 || code === 45;
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
  while (end > 0 && charClass(atom.charCodeAt(end - 1)) & OUTER) end--;
  if (charClass(atom.charCodeAt(0)) & OUTER_BEFORE && !(bits & (CHAR.slash | CHAR.backslash) && isPath(atom, bits))) {
    while (start < end && charClass(atom.charCodeAt(start)) & OUTER_BEFORE) start++;
    if (isSign(atom.charCodeAt(start - 1)) && charClass(atom.charCodeAt(start)) & CHAR.digit) start--;
  }
  if (end <= start) return atom;
  if (start === 0 && end === atom.length) return maskCore(atom, bits, sink);
  const core = atom.slice(start, end);
  return atom.slice(0, start) + maskCore(core, charClasses(core), sink) + atom.slice(end);
}
