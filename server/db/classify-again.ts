import { progress } from "@/server/domain/pipeline";
import { enqueue, removeJobs } from "@/server/queue/jobs";
import { pool } from "./client";
import { hasKeptResult, keepResult, restoreResult } from "./kept-result";
import { transaction } from "./transaction";

/** The stages that are done anew: those before have read the logs and stay. */
const FIRST_STAGE = "embed";
const STAGES_AGAIN = ["embed", "classify", "link", "aggregate", "report"];

/**
 * Sets a completed run back to the stage after its logs were read, with a revision, and enqueues that.
 * @param revisionId what it is matched against; null: the newest revision of its knowledge base
 */
export async function beginAgain(runId: number, revisionId: number | null): Promise<"done" | "not-found" | "not-now"> {
  const outcome = await transaction(async (client) => {
    const { rows } = await client.query<{ status: string }>("select status from runs where id = $1 for update", [runId]);
    if (rows[0]?.status !== "completed") return rows[0] ? ("not-now" as const) : ("not-found" as const);
    await keepResult(client, runId);
    const { rows: set } = await client.query<{ attempt: number }>(
      `update runs set status = 'queued', stage = $2::"Stage", progress = $3, attempt = attempt + 1, started_at = null, finished_at = null, again_failure = null,
              revision_id = coalesce($4, (select h.id from knowledge_base_revisions h join knowledge_base_revisions v on v.knowledge_base_id = h.knowledge_base_id where v.id = revision_id order by h.number desc limit 1))
        where id = $1 returning attempt`,
      [runId, FIRST_STAGE, progress(FIRST_STAGE, 0), revisionId],
    );
    await client.query(`delete from run_stages where run_id = $1 and stage = any($2::"Stage"[])`, [runId, STAGES_AGAIN]);
    await enqueue(client, FIRST_STAGE, [{ runId, attempt: set[0]?.attempt ?? 0 }]);
    return "done" as const;
  });
  return outcome ?? "not-found";
}

/** Stops a run that is being classified again: its earlier result stands. @returns false where it is not */
export async function giveUpAgain(runId: number): Promise<boolean> {
  const isGivenUp = await transaction(async (client) => {
    const { rowCount } = await client.query("select 1 from runs where id = $1 and status in ('queued', 'running') for update", [runId]);
    if (rowCount === 0 || !(await hasKeptResult(client, runId))) return false;
    await restoreResult(client, runId);
    await removeJobs(client, runId);
    return true;
  });
  return isGivenUp === true;
}

/** What has come up since a run was classified that would change what it found. */
export interface RunNews {
  /** The newest revision of its knowledge base, where that says something else. */
  revision: { id: number; number: number } | null;
  /** Corrections made or taken back since, of texts the run has. */
  corrections: number;
}

/** Nothing new for a run that is not completed. */
export async function findRunNews(runId: number): Promise<RunNews> {
  const { rows } = await pool().query<{ id: number | null; number: number | null; corrections: number }>(
    `select head.id, head.number,
            (select count(*)::int from corrections c
              where c.knowledge_base_id = v.knowledge_base_id and greatest(c.created_at, c.undone_at) > s.started_at and (c.undone_at is null or c.created_at <= s.started_at)
                and exists (select 1 from log_templates t where t.run_id = r.id and t.embedded_text = c.text and case c.road when 'error' then t.errors else t.warnings end > 0)) as corrections
       from runs r
       join knowledge_base_revisions v on v.id = r.revision_id
       join run_stages s on s.run_id = r.id and s.stage = 'classify'
       left join lateral (select n.id, n.number, n.hash from knowledge_base_revisions n where n.knowledge_base_id = v.knowledge_base_id order by n.number desc limit 1) head on head.hash <> v.hash
      where r.id = $1 and r.status = 'completed'`,
    [runId],
  );
  const [row] = rows;
  if (row === undefined) return { revision: null, corrections: 0 };
  return { revision: row.id === null || row.number === null ? null : { id: row.id, number: row.number }, corrections: row.corrections };
}
