/** A log that is no text: its recorder keeps records in a form of its own. */
export type BinaryLog = "windows-events" | "journal";

interface BinaryLogRow {
  name: BinaryLog;
  /** How it begins, read as Latin-1. */
  signature: string;
}

/** The binary logs that are read, each written out as the text that its own tool prints (`server/archive/transcribe`). */
const BINARY_LOGS: readonly BinaryLogRow[] = [
  { name: "windows-events", signature: "ElfFile\0" },
  { name: "journal", signature: "LPKSHHRH" },
];

/** @param head the first bytes of a file; @returns whose log it is, null where it is none of these */
export function findBinaryLog(head: Buffer): BinaryLog | null {
  return BINARY_LOGS.find(({ signature }) => head.toString("latin1", 0, signature.length) === signature)?.name ?? null;
}
