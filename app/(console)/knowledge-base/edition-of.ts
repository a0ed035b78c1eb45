import type { Change } from "@/server/domain/knowledge/change";

/** A short name for a state of a draft (FNV-1a): answers about one state are not taken for another's. */
export function editionOf(baseNumber: number, changes: readonly Change[]): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(changes)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return `${String(baseNumber)}-${String(changes.length)}-${(hash >>> 0).toString(16)}`;
}
