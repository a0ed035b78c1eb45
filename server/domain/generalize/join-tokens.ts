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
  if (/^<[A-Z]+>$/.test(piece)) return piece.slice(1, -1) as MaskKind;
  return /^\d+$/.test(piece) ? "NUM" : null;
}

/** Tokens made of the same pieces save for numbers and masks: `eth0`, `eth1` -> `eth<NUM>`. */
function joinPieces(tokens: readonly string[]): string | null {
  const rows = tokens.map((token) => token.match(PIECE) ?? []);
  const first = rows[0] ?? [];
  const out: string[] = [];
  for (let i = 0; i < first.length; i++) {
    const kinds = new Set<MaskKind>();
    let same = true;
    for (const row of rows) {
      if (row.length !== first.length) return null;
      const piece = row[i] ?? "";
      if (piece !== first[i]) same = false;
      const kind = pieceKind(piece);
      if (kind !== null) kinds.add(kind);
      else if (piece !== first[i]) return null;
    }
    if (!same && rows.some((row) => pieceKind(row[i] ?? "") === null)) return null;
    out.push(same ? (first[i] ?? "") : `<${joinKinds(kinds)}>`);
  }
  return out.join("");
}

function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let n = 0;
  while (n < limit && n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

/** What is equal at both ends of all tokens, cut back to the nearest separator so that no word is torn. */
function sharedEnds(tokens: readonly string[]): { prefix: number; suffix: number } {
  const first = tokens[0] ?? "";
  let prefix = first.length;
  for (const token of tokens) prefix = Math.min(prefix, commonPrefix(first, token));
  while (prefix > 0 && (!BOUNDARY.test(first[prefix - 1] ?? "") || /<[A-Z]*$/.test(first.slice(0, prefix)))) prefix--;
  const room = Math.min(...tokens.map((token) => token.length)) - prefix;
  let suffix = Math.max(0, room);
  for (const token of tokens) suffix = Math.min(suffix, commonSuffix(first, token, Math.max(0, room)));
  while (suffix > 0 && !/[=:)\]}"'|/,;@#.-]/.test(first[first.length - suffix] ?? "")) suffix--;
  return { prefix, suffix };
}

/**
 * One token that stands for several seen at the same place of a template.
 * @param tokens distinct, sorted
 */
export function joinTokens(tokens: readonly string[]): string {
  const first = tokens[0] ?? "";
  if (tokens.length === 1) return first;
  const joined = joinPieces(tokens);
  if (joined !== null) return joined;
  const { prefix, suffix } = sharedEnds(tokens);
  const kinds = new Set<MaskKind>(tokens.map((token) => pieceKind(token.slice(prefix, token.length - suffix)) ?? "STR"));
  return `${first.slice(0, prefix)}<${joinKinds(kinds)}>${first.slice(first.length - suffix)}`;
}
