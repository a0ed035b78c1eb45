import { holdsRecordsInALine } from "@/server/domain/extract/break-records";
import { detectContent } from "@/server/domain/extract/detect-content";
import { findFirstTime } from "@/server/domain/parse/first-time";
import type { ExtractedFile } from "./extracted-file";
import { placeBlocks, type LogPlace } from "./log-place";

/** Up to here a file is read where it lies, each time whole; above it is kept as blocks. */
export const IN_PLACE_BYTES = 16 * 1024 ** 2;

/** JSON with many records on one line is kept with each on a line of its own. */
export function isReadAsItLies(head: Buffer): boolean {
  return detectContent(head).kind === "text" && !holdsRecordsInALine(head);
}

/**
 * A log file that is left where it lies.
 * @param head its first bytes
 */
export function inPlace(file: { path: string; modifiedAt: Date | null }, head: Buffer, place: Exclude<LogPlace, { kind: "blocks" }>): ExtractedFile {
  const blocks = placeBlocks(place);
  return { kind: "log", path: file.path, bytes: blocks[0]?.unpackedBytes ?? 0, modifiedAt: file.modifiedAt, firstTime: findFirstTime(head), lines: null, place, blocks };
}
