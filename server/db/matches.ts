import type { Pool, PoolClient } from "pg";

/** What a template was recognised as on one road. */
export interface MatchRow {
  templateNumber: number;
  road: "error" | "warning";
  outcome: "matched" | "ambiguous" | "unmatched";
  targetIds: number[];
  similarity: number;
  probability: number | null;
  decidedBy: "strict" | "calibrated" | "correction";
  route: "context" | "fallback" | null;
  candidates: { id: number; similarity: number; score: number }[];
  evidence: Record<string, unknown>;
}

/** Matches written at a time: a value of JSON has its limits. */
const MATCHES_AT_ONCE = 10_000;

/** Replaces the matches of a run. */
export async function writeMatches(client: PoolClient, runId: number, matches: readonly MatchRow[]): Promise<void> {
  await client.query("delete from matches where run_id = $1", [runId]);
  for (let at = 0; at < matches.length; at += MATCHES_AT_ONCE) await insertMatches(client, runId, matches.slice(at, at + MATCHES_AT_ONCE));
}

async function insertMatches(client: PoolClient, runId: number, matches: readonly MatchRow[]): Promise<void> {
  await client.query(
    `insert into matches (run_id, template_number, road, outcome, target_ids, similarity, probability, decided_by, route, candidates, evidence)
     select $1, "templateNumber", road, outcome, array(select jsonb_array_elements_text("targetIds")::int), similarity, probability, "decidedBy", route, candidates, evidence
       from jsonb_to_recordset($2::jsonb) as m ("templateNumber" int, road "Road", outcome "MatchOutcome", "targetIds" jsonb, similarity float8, probability float8, "decidedBy" "DecidedBy", route "Route", candidates jsonb, evidence jsonb)`,
    [runId, JSON.stringify(matches)],
  );
}

/** The matches of a run by template and road. */
export async function listMatches(client: Pool | PoolClient, runId: number): Promise<MatchRow[]> {
  const { rows } = await client.query<MatchRow>(
    `select template_number as "templateNumber", road, outcome, target_ids as "targetIds", similarity, probability, decided_by as "decidedBy", route, candidates, evidence
       from matches where run_id = $1 order by template_number, road`,
    [runId],
  );
  return rows;
}
