import type { RecordMatch } from "@/server/db/record-matches";

/** Why a problem or an (anomaly, problem) pair was not found, in the order in which the pipeline can lose it. */
export const REASONS = ["not-parsed", "problem-not-active", "ranked-wrong", "ambiguous", "below"] as const;

export type MissReason = (typeof REASONS)[number];

export interface Missed {
  /** Id of the problem on the error road, of the anomaly on the warning road. */
  id: number;
  road: RecordMatch["road"];
  /** What became of the line that said it; undefined where no record of that severity starts there. */
  record: RecordMatch | undefined;
  /** Whether the problem of the pair was found; for a problem itself true. */
  isProblemActive: boolean;
}

/**
 * The first thing that went wrong. `ranked-wrong`: another text of the knowledge base came first, whether it was accepted
 * or not; `below`: the right one came first and was not sure enough; `ambiguous`: too close to another, or in doubt.
 */
export function reasonOfMiss({ id, road, record, isProblemActive }: Missed): MissReason {
  if (record?.road !== road) return "not-parsed";
  if (!isProblemActive) return "problem-not-active";
  if (record.outcome === "ambiguous") return "ambiguous";
  return record.candidates?.[0]?.id === id && record.outcome !== "matched" ? "below" : "ranked-wrong";
}
