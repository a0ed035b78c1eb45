import { areRunsAtWork } from "@/server/queue/jobs";
import { pool } from "./client";

/**
 * Whether embedding a revision ahead has to wait: while a run is at work, whose processors it would take; just after the
 * workers have come up, when the run is asked for that they were brought up for; and just after a run, when the next one of
 * a series begins or the stack is taken down. An installation that is never idle does not put it off for ever.
 */
export async function isAheadInTheWay(revisionId: number): Promise<boolean> {
  const { rows } = await pool().query<{ isYoung: boolean; isPause: boolean }>(
    `select exists (select 1 from knowledge_base_revisions where id = $1 and created_at > now() - interval '10 minutes') as "isYoung",
            exists (select 1 from runs where finished_at > now() - interval '3 seconds') or exists (select 1 from worker_processes where started_at > now() - interval '3 seconds') as "isPause"`,
    [revisionId],
  );
  if (rows[0]?.isYoung !== true) return false;
  return rows[0].isPause || (await areRunsAtWork(pool()));
}
