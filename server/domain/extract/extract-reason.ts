/** What is wrong with the path of an entry. */
export type UnsafePath = "absolute" | "drive" | "leaves-folder" | "nul" | "empty" | "too-long";

/** What is wrong with an archive that is damaged. `end`: something stands behind it. */
export type Damage = "checksum" | "size" | "data" | "directory" | "header" | "end";

/**
 * Why a whole input is refused. `entry` is the path inside the input where it failed, null where no entry can be named;
 * `detail` is technical and meant for the log and the small print, the sentence for people comes from the messages.
 */
export type RefusalReason =
  | { code: "input-missing" }
  | { code: "input-unreadable"; detail: string }
  | { code: "input-empty" }
  /** `contentKind`: a kind of `classifyEntryName` or `detectContent`, `device`, or the code of the `SkipReason` it would be skipped for. */
  | { code: "input-not-logs"; contentKind: string }
  | { code: "unsafe-path"; entry: string; problem: UnsafePath }
  | { code: "link"; entry: string }
  | { code: "overlapping-entries"; entry: string; other: string }
  | { code: "too-many-entries"; limit: number }
  | { code: "too-many-bytes"; limit: number }
  | { code: "entry-too-large"; entry: string; limit: number }
  | { code: "ratio-too-high"; entry: string; limit: number }
  | { code: "truncated"; entry: string | null }
  | { code: "corrupt"; entry: string | null; damage: Damage; detail: string }
  | { code: "encrypted-archive" }
  /** Of an archive whose log files are all packed with methods that are not read; `method` is that of the first, a ZIP's by its number. */
  | { code: "unsupported-archive"; method: number | string }
  | { code: "no-log-files" };

/** Why one file is left out while the rest of the input is read. */
export type SkipReason =
  | { code: "binary" }
  | { code: "unknown-kind"; contentKind: string }
  | { code: "encrypted" }
  | { code: "unsupported-compression"; method: number | string }
  | { code: "archive-too-deep" }
  | { code: "not-an-archive" }
  | { code: "knowledge-base-too-large"; limit: number }
  | { code: "link" }
  /** Of a binary log that is read but for so many bytes. */
  | { code: "damaged-parts"; bytes: number }
  | { code: "unreadable"; detail: string };

/** An input that is refused, as a value. */
export interface Refused {
  kind: "refused";
  reason: RefusalReason;
}

/** Wraps a reason as the outcome that every function of this stage and of the archive adapter answers with. */
export function refused(reason: RefusalReason): Refused {
  return { kind: "refused", reason };
}
