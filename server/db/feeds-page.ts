import { pool } from "./client";
import { IS_LOCKED_SQL } from "./feed-lock";
import type { FeedKind, RunStatus } from "./generated/enums";
import type { Failure } from "./run-stages";

/** What the last visit of a feed came to. */
export interface LastVisit {
  startedAt: Date;
  /** Null while it goes on. */
  finishedAt: Date | null;
  files: number;
  bytes: number;
  failure: Failure | null;
}

/** A feed as a row of the page of sources. Whoever reads `config` and `runOptions` checks them. */
export interface FeedPageRow {
  id: number;
  name: string;
  kind: FeedKind;
  config: unknown;
  isEnabled: boolean;
  runOptions: unknown;
  schedule: string | null;
  scheduleZone: string;
  isVisiting: boolean;
  visits: number;
  lastVisit: LastVisit | null;
  createdAt: Date;
  createdBy: string | null;
}

type StoredRow = Omit<FeedPageRow, "lastVisit"> & { startedAt: Date | null; finishedAt: Date | null; files: number; bytes: number; failure: Failure | null };

/** The feeds that were not removed, by name. */
export async function listFeeds(): Promise<FeedPageRow[]> {
  const { rows } = await pool().query<StoredRow>(
    `select f.id, f.name, f.kind, f.config, f.enabled as "isEnabled", f.run_options as "runOptions", f.schedule, f.time_zone as "scheduleZone", f.created_at as "createdAt", u.name as "createdBy",
            ${IS_LOCKED_SQL} or exists (select 1 from graphile_worker.jobs j where j.key = 'visit-feed:' || f.id and j.run_at <= now()) as "isVisiting",
            n.visits, v.started_at as "startedAt", v.finished_at as "finishedAt", v.files, v.bytes::float8 as bytes, v.failure
       from feeds f left join users u on u.id = f.created_by_id
      cross join lateral (select count(*)::int as visits from feed_visits where feed_id = f.id) n
       left join lateral (select * from feed_visits where feed_id = f.id order by started_at desc, id desc limit 1) v on true
      where f.deleted_at is null
      order by lower(f.name), f.id`,
  );
  return rows.map(({ startedAt, finishedAt, files, bytes, failure, ...feed }) => ({ ...feed, lastVisit: startedAt && { startedAt, finishedAt, files, bytes, failure } }));
}

/** What one visit brought. */
export interface VisitRow {
  id: number;
  startedAt: Date;
  /** Null while it goes on. */
  finishedAt: Date | null;
  /** Files with something new, or pushes that came together. */
  files: number;
  bytes: number;
  /** What kept it, or one of its files, from being read. */
  failure: Failure | null;
  /** None where it brought nothing, or the run was deleted. */
  runs: { id: number; name: string; status: RunStatus }[];
}

/** The last visits of a feed, the newest first. */
export async function listVisits(feedId: number, limit: number): Promise<VisitRow[]> {
  const { rows } = await pool().query<VisitRow>(
    `with last_visits as (select id, started_at, finished_at, files, bytes, failure from feed_visits where feed_id = $1 order by started_at desc, id desc limit $2)
     select v.id, v.started_at as "startedAt", v.finished_at as "finishedAt", v.files, v.bytes::float8 as bytes, v.failure,
            coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'status', r.status) order by r.id) filter (where r.id is not null), '[]') as runs
       from last_visits v left join runs r on r.visit_id = v.id
      group by v.id, v.started_at, v.finished_at, v.files, v.bytes, v.failure
      order by v.started_at desc, v.id desc`,
    [feedId, limit],
  );
  return rows;
}
