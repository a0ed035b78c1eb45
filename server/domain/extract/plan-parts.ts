import type { BlockPlace } from "./block-table";

/** A stretch of one file's blocks, read by one job. */
export interface PartSegment {
  /** Number of the file in the run. */
  file: number;
  firstBlock: number;
  blocks: number;
}

/** The work of one parse job. */
export interface Part {
  number: number;
  segments: PartSegment[];
  /** Unpacked bytes. */
  bytes: number;
}

/** A file to plan: its blocks in order. A file read in place is one block. */
export interface PartFile {
  number: number;
  blocks: readonly Pick<BlockPlace, "unpackedBytes" | "startsLine">[];
}

export interface PartOptions {
  /** Unpacked bytes wanted in a part. */
  partBytes: number;
}

/** Parts of a run that is big enough: few workers end at about the same time, and many find work. */
const WANTED_PARTS = 16;
/** A part costs about as much as reading this: a job, a transaction, its own counts. */
const LEAST_PART_BYTES = 1024 ** 2;
/** What a worker that was lost had in hand is read again. */
const MOST_PART_BYTES = 8 * 1024 ** 2;
/** Each file of a part is opened, and has at least one row of its own: of tiny ones there are tens of thousands in a megabyte. */
export const MOST_PART_FILES = 4_096;

/** How large the parts of a run are wanted, from all that is to be read. */
function wantedBytes(files: readonly PartFile[]): number {
  const total = files.reduce((sum, { blocks }) => sum + blocks.reduce((bytes, { unpackedBytes }) => bytes + unpackedBytes, 0), 0);
  return Math.min(MOST_PART_BYTES, Math.max(LEAST_PART_BYTES, total / WANTED_PARTS));
}

/**
 * Cuts the files of a run into parts of about equal size, across files and within them.
 *
 * A part ends where it has reached `partBytes`, and only in front of a block that begins a line: a line that spans blocks
 * stays in one part. Small files share a part, at most `MOST_PART_FILES` of them. Depends on the order and sizes of the files and on nothing else.
 * @returns the parts, numbered from 0; every block of every file is in exactly one, a file without blocks in none
 */
export function planParts(files: readonly PartFile[], options: PartOptions = { partBytes: wantedBytes(files) }): Part[] {
  const parts: Part[] = [];
  let open: Part | null = null;
  for (const file of files) {
    for (const [index, block] of file.blocks.entries()) {
      if (open === null || (block.startsLine && isFull(open, file.number, block.unpackedBytes, options))) {
        open = { number: parts.length, segments: [], bytes: 0 };
        parts.push(open);
      }
      addBlock(open, file.number, index, block.unpackedBytes);
    }
  }
  return parts;
}

function isFull(part: Part, file: number, bytes: number, { partBytes }: PartOptions): boolean {
  if (part.segments.length >= MOST_PART_FILES && part.segments.at(-1)?.file !== file) return true;
  return part.bytes > 0 && part.bytes + bytes / 2 > partBytes;
}

function addBlock(part: Part, file: number, index: number, bytes: number): void {
  const last = part.segments.at(-1);
  if (last !== undefined && last.file === file) last.blocks += 1;
  else part.segments.push({ file, firstBlock: index, blocks: 1 });
  part.bytes += bytes;
}
