import type { BlockPlace } from "@/server/domain/extract/block-table";
import type { SkipReason } from "@/server/domain/extract/extract-reason";
import type { FirstTime } from "@/server/domain/parse/first-time";
import type { LogPlace } from "./log-place";

/** What became of one file of an input. Files that are ignored without a word do not appear. */
export type ExtractedFile =
  | {
      kind: "log";
      /** Inside the input; `outer.zip/inner.log` in a nested archive; a packed file keeps its ending (`.gz`). */
      path: string;
      /** Unpacked. */
      bytes: number;
      /** The entry's own time (a gzip's inner one before that of the file around it); null where none is known. */
      modifiedAt: Date | null;
      firstTime: FirstTime;
      /** Physical lines; null for a file read in place, whose lines are counted when it is parsed. */
      lines: number | null;
      place: LogPlace;
      /** What `planParts` cuts by; one for a file read in place, none for an empty file. */
      blocks: readonly BlockPlace[];
    }
  | { kind: "knowledge-base"; path: string; content: Buffer }
  | { kind: "skipped"; path: string; reason: SkipReason };
