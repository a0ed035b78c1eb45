import { createCursorIndex, type CursorIndex } from "@/server/domain/feeds/choose-new-data";
import type { Cursor } from "@/server/domain/feeds/cursor";

/** Before the keys of cursors whose file has another content by now; no key begins so. */
const REPLACED = "\u0001";

/** So many are kept of a key: what is shown at an address may be another content at every visit. */
const KEPT_REPLACED = 4;

/** What is known of a feed's files, and what a visit learns. */
export interface KnownFiles {
  index: CursorIndex;
  /** Null for a file never seen. */
  find(key: string): Cursor | null;
  /** A file was taken up to here; `from`: the cursor it went on from. */
  learn(key: string, cursor: Cursor, from: Cursor | null): void;
  /** The cursors that are new or changed, by key. */
  learned(): Map<string, Cursor>;
}

/** @param cursors as they were before the visit, by key */
export function createKnownFiles(cursors: ReadonlyMap<string, Cursor>): KnownFiles {
  const index = createCursorIndex();
  for (const [key, cursor] of cursors) index.add(key, cursor);
  const news = new Map<string, Cursor>();
  const continued = new Set<Cursor>();
  return {
    index,
    find: (key) => news.get(key) ?? cursors.get(key) ?? null,
    learn(key, cursor, from) {
      if (from !== null) continued.add(from);
      news.set(key, cursor);
      index.add(key, cursor);
    },
    learned() {
      // A log that was rotated while it was listed turns up under its other name at the next visit.
      const lost = [...news.keys()].flatMap((key) => {
        const before = cursors.get(key);
        return before !== undefined && before.bytes > 0 && !continued.has(before) ? [[replacedKey(cursors, key, before), before] as const] : [];
      });
      return new Map([...lost, ...news]);
    },
  };
}

/** Where the replaced cursor of a key is kept: where it is already, where there is room, or in the place of the oldest. */
function replacedKey(cursors: ReadonlyMap<string, Cursor>, key: string, { anchor }: Cursor): string {
  const places = Array.from({ length: KEPT_REPLACED }, (_, number) => `${REPLACED}${String(number)} ${key}`);
  const ages = new Map(places.map((place) => [place, cursors.get(place)?.seen.sinceMs ?? -1]));
  const same = places.find((place) => cursors.get(place)?.anchor.hash === anchor.hash);
  return same ?? places.reduce((oldest, place) => ((ages.get(place) ?? -1) < (ages.get(oldest) ?? -1) ? place : oldest));
}
