import type { ExtractTotals } from "@/server/domain/extract/extract-meter";

/** New data of one file, or a part of it. */
export interface Piece {
  key: string;
  modifiedAt: Date | null;
  /** Of `content`. */
  bytes: number;
  /** What a run unpacks of it: of plain text nothing. */
  inside: ExtractTotals;
  /** To be read before the next piece is asked for. */
  content: AsyncIterable<Buffer>;
}
