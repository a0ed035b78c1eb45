/** What a binary log is written out as, piece by piece. */
export type TranscriptPart =
  /** Whole lines. */
  | { kind: "text"; text: string }
  /** Something damaged that could not be read. */
  | { kind: "unread"; bytes: number };
