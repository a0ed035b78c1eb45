/** What a binary log is written out as, piece by piece. */
export type TranscriptPart =
  /** Whole lines. */
  | { kind: "text"; text: string }
  /** So many bytes from `at` on that could not be read. */
  | { kind: "unread"; at: number; bytes: number };
