import { pool } from "./client";
import type { RunStatus } from "./generated/enums";

/** A feed that programs push to, as a row of the page of sources. */
export interface FeedPageRow {
  id: number;
  name: string;
  isEnabled: boolean;
  /** Options that each of its runs is created with; whoever reads them checks them. */
  runOptions: unknown;
  visits: number;
  lastVisitAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
}

/** The feeds that were not removed, by name. Those of other kinds are left out: nothing visits them. */
export async function listPushedFeeds(): Promise<FeedPageRow[]> {
  const { rows } = await pool().query<FeedPageRow>(
    `select f.id, f.name, f.enabled as "isEnabled", f.run_options as "runOptions", f.created_at as "createdAt", u.name as "createdBy",
            v.visits, v.last as "lastVisitAt"
       from feeds f left join users u on u.id = f.created_by_id
      cross join lateral (select count(*)::int as visits, max(started_at) as last from feed_visits where feed_id = f.id) v
      where f.kind = 'ingest' and f.deleted_at is null
      order by lower(f.name), f.id`,
  );
  return rows;
}

/** What one visit brought. */
export interface VisitRow {
  id: number;
  startedAt: Date;
  /** Pushes that came together. */
  files: number;
  bytes: number;
  /** None where the run was deleted. */
  runs: { id: number; name: string; status: RunStatus }[];
}

/** The last visits of a feed, the newest first. */
export async function listVisits(feedId: number, limit: number): Promise<VisitRow[]> {
  const { rows } = await pool().query<VisitRow>(
    `with last_visits as (select id, started_at, files, bytes from feed_visits where feed_id = $1 order by started_at desc, id desc limit $2)
     select v.id, v.started_at as "startedAt", v.files, v.bytes::float8 as bytes,
            coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'status', r.status) order by r.id) filter (where r.id is not null), '[]') as runs
       from last_visits v left join runs r on r.visit_id = v.id
      group by v.id, v.started_at, v.files, v.bytes
      order by v.started_at desc, v.id desc`,
    [feedId, limit],
  );
  return rows;
}
