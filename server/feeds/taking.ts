import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { isHeadOf, isShort, type KeyedCursor, type Listed } from "@/server/domain/feeds/choose-new-data";
import type { Storage } from "@/server/storage/storage";
import type { FeedReader } from "./feed-reader";
import type { KnownFiles } from "./known-files";
import { readStretch } from "./spool";

/** What the files of a place are read with. */
export interface Taking {
  reader: FeedReader;
  known: KnownFiles;
  /** What there is, by key. */
  listed: ReadonlyMap<string, Listed>;
  storage: Storage;
  /** Where in the storage fetched bytes wait. */
  spoolKey: string;
  /** No piece is longer. */
  pieceBytes: number;
  nowMs: number;
  /** What an archive may hold. */
  limits: ExtractLimits;
}

/** Whether so little was taken that two files may begin with it, and there are two: the one it was taken of is still there. */
export async function isAnothers({ listed, reader }: Taking, { key, cursor }: KeyedCursor): Promise<boolean> {
  if (!isShort(cursor)) return false;
  const file = listed.get(key);
  if (file === undefined || (file.bytes !== null && file.bytes < cursor.bytes)) return false;
  const { bytes } = cursor.head;
  return isHeadOf(await readStretch(reader.read(key, 0, bytes), bytes), cursor);
}
