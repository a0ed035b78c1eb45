import type { MaskKind } from "./mask-table";

const PIECE = /<[A-Z]+>|\d+|[^<\d]+|</g;
const BOUNDARY = /[=:([{"'|/,;@#.-]/;

/** The kind that covers several: a number is a hexadecimal number is an identifier; anything is a string. */
export function joinKinds(kinds: ReadonlySet<MaskKind>): MaskKind {
  if (kinds.size === 1) for (const kind of kinds) return kind;
  const within = (allowed: readonly MaskKind[]): boolean => [...kinds].every((kind) => allowed.includes(kind));
  if (within(["NUM", "HEX"])) return "HEX";
  if (within(["NUM", "HEX", "ID", "UUID"])) return "ID";
  if (within(["IP", "HOST"])) return "HOST";
  if (within(["PATH", "URL"])) return "PATH";
  return "STR";
}

function pieceKind(piece: string): MaskKind | null {
  if (piece.startsWith("<")) return /^<[A-Z]+>$/.test(piece) ? (piece.slice(1, -1) as MaskKind) : null;
  return /^\d+$/.test(piece) ? "NUM" : null;
}

interface PiecePlace {
  piece: string;
  same: boolean;
  kinds: Set<MaskKind>;
}

/** Takes a token's pieces into what was seen before; false when the token is made otherwise. */
function takePieces(places: readonly PiecePlace[], pieces: readonly string[]): boolean {
  if (pieces.length !== places.length) return false;
  return places.every((place, i) => {
    const piece = pieces[i] ?? "";
    const kind = pieceKind(piece);
    if (piece !== place.piece) {
      if (kind === null || place.kinds.size === 0) return false;
      place.same = false;
    }
    if (kind !== null) place.kinds.add(kind);
    return true;
  });
}

/** Tokens made of the same pieces save for numbers and masks: `eth0`, `eth1` -> `eth<NUM>`. */
function joinPieces(tokens: readonly string[]): string | null {
  const places = ((tokens[0] ?? "").match(PIECE) ?? []).map((piece): PiecePlace => {
    const kind = pieceKind(piece);
    return { piece, same: true, kinds: new Set(kind === null ? [] : [kind]) };
  });
  for (const token of tokens) if (!takePieces(places, token.match(PIECE) ?? [])) return null;
  return places.map(({ piece, same, kinds }) => (same ? piece : `<${joinKinds(kinds)}>`)).join("");
}

function commonPrefix(a: string, b: string, limit: number): number {
  let n = 0;
  while (n < limit && n < b.length && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return n;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let n = 0;
  while (n < limit && n < b.length && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}

/** How much is equal at the start of all tokens, cut back to the nearest separator so that no word is torn. */
export function sharedPrefix(tokens: readonly string[]): number {
  const first = tokens[0] ?? "";
  let prefix = first.length;
  for (const token of tokens) prefix = commonPrefix(first, token, prefix);
  while (prefix > 0 && (!BOUNDARY.test(first[prefix - 1] ?? "") || /<[A-Z]*$/.test(first.slice(0, prefix)))) prefix--;
  return prefix;
}

/** The same at the end, of what the prefix leaves. */
function sharedSuffix(tokens: readonly string[], prefix: number): number {
  const first = tokens[0] ?? "";
  let suffix = first.length - prefix;
  for (const token of tokens) suffix = commonSuffix(first, token, Math.min(suffix, token.length - prefix));
  while (suffix > 0 && !/[=:)\]}"'|/,;@#.-]/.test(first[first.length - suffix] ?? "")) suffix--;
  return suffix;
}

/**
 * One token that stands for several seen at the same place of a template.
 * @param tokens distinct, in any order: the result is the same
 */
export function joinTokens(tokens: readonly string[]): string {
  const first = tokens[0] ?? "";
  if (tokens.length === 1) return first;
  const joined = joinPieces(tokens);
  if (joined !== null) return joined;
  const prefix = sharedPrefix(tokens);
  const suffix = sharedSuffix(tokens, prefix);
  // A value that is absent in some (`()`) says nothing of its kind.
  const values = tokens.map((token) => token.slice(prefix, token.length - suffix)).filter((value) => value !== "");
  const kinds = new Set<MaskKind>(values.map((value) => pieceKind(value) ?? "STR"));
  return `${first.slice(0, prefix)}<${joinKinds(kinds)}>${first.slice(first.length - suffix)}`;
}
