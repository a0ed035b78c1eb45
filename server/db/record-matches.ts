import type { Pool } from "pg";
import type { MatchRow } from "./matches";

/** An ERROR or WARNING record and what its template was recognised as; null where nothing was decided about it. */
export interface RecordMatch {
  /** Path of its file as results show it. */
  file: string;
  line: number;
  road: "error" | "warning";
  outcome: MatchRow["outcome"] | null;
  targetIds: number[] | null;
  candidates: MatchRow["candidates"] | null;
}

/** Every record of a run that is on a road, in the order of the files. Meant for small runs: it is not paged. */
export async function listRecordMatches(client: Pool, runId: number): Promise<RecordMatch[]> {
  const { rows } = await client.query<RecordMatch>(
    `select f.name as file, r.line, case when r.severity & 15 >= 5 then 'error' else 'warning' end as road, m.outcome, m.target_ids as "targetIds", m.candidates
       from log_records r
       join runs u on u.id = r.run_id and u.partition_key = r.partition_key
       join log_files f on f.run_id = r.run_id and f.number = r.file_number
       left join masked_messages g on g.run_id = r.run_id and g.fingerprint = r.fingerprint and g.road = case when r.severity & 15 >= 5 then 2 else 1 end
       left join matches m on m.run_id = g.run_id and m.template_number = g.template_number and m.road = case g.road when 2 then 'error'::"Road" else 'warning'::"Road" end
      where r.run_id = $1 and r.severity & 15 >= 4
      order by r.file_number, r.line`,
    [runId],
  );
  return rows;
}
