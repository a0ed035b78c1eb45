import type { Damage, RefusalReason } from "@/server/domain/extract/extract-reason";

interface WordsRow {
  /** What 7-Zip prints. */
  words: string;
  reason(of: { entry: string | null; method: string; words: string }): RefusalReason;
}

const corrupt =
  (damage: Damage): WordsRow["reason"] =>
  ({ entry, words }) => ({ code: "corrupt", entry, damage, detail: words });
const truncated: WordsRow["reason"] = ({ entry }) => ({ code: "truncated", entry });

/** In the order in which they count where several are said. */
const WORDS: readonly WordsRow[] = [
  { words: "allocate required memory", reason: () => ({ code: "input-not-logs", contentKind: "window-too-large" }) },
  { words: "not enough memory", reason: () => ({ code: "input-not-logs", contentKind: "window-too-large" }) },
  { words: "Missing volume", reason: () => ({ code: "input-not-logs", contentKind: "split-archive" }) },
  { words: "Wrong password", reason: () => ({ code: "encrypted-archive" }) },
  { words: "Unsupported Method", reason: ({ method }) => ({ code: "unsupported-archive", method }) },
  { words: "Unexpected end of", reason: truncated },
  { words: "Unavailable data", reason: truncated },
  { words: "CRC Failed", reason: corrupt("checksum") },
  { words: "Headers Error", reason: corrupt("header") },
  { words: "Cannot open the file as archive", reason: corrupt("header") },
  { words: "Is not archive", reason: corrupt("header") },
  { words: "data after the end", reason: corrupt("end") },
];

const MAX_DETAIL = 200;

/**
 * What is wrong with an archive, by what 7-Zip said of it.
 * @param of the entry it was said at, null where none can be named, and how that is packed
 */
export function sevenZipReason(said: string, of: { entry: string | null; method: string }): RefusalReason {
  const row = WORDS.find(({ words }) => said.includes(words));
  const words = row?.words ?? (/ERRORS?:([^]*)/.exec(said)?.[1] ?? "").replaceAll(/\s+/g, " ").trim().slice(0, MAX_DETAIL);
  return (row?.reason ?? corrupt("data"))({ ...of, words });
}

/** Whether what was said tells of an error. 7-Zip prints names as well, which may be called anything. */
export function isError(said: string): boolean {
  return /^ERRORS?:/m.test(said);
}
