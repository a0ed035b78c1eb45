import { pool } from "../client";
import type { VisitRow } from "../feeds-page";
import type { Listing } from "./listing";

/** A feed as programs see it; whoever reads `config` checks it. */
export interface SourceRow {
  id: number;
  name: string;
  kind: "folder" | "http" | "s3" | "ingest";
  config: unknown;
  schedule: string | null;
  timeZone: string;
  nextVisitAt: Date | null;
  isEnabled: boolean;
  createdAt: Date;
  createdBy: string | null;
  visits: number;
  lastVisitAt: Date | null;
}

const COLUMNS = `x.id, x.name, x.kind, x.config, x.schedule, x.time_zone as "timeZone", x.next_visit_at as "nextVisitAt", x.enabled as "isEnabled", x.created_at as "createdAt", u.name as "createdBy",
  (select count(*)::int from feed_visits v where v.feed_id = x.id) as visits, (select max(v.started_at) from feed_visits v where v.feed_id = x.id) as "lastVisitAt"`;
const FROM = "from feeds x left join users u on u.id = x.created_by_id";

/** The feeds that were not removed. */
export const SOURCES: Listing = {
  columns: COLUMNS,
  from: FROM,
  where: "x.deleted_at is null",
  fields: {
    id: { sql: "x.id", type: "number" },
    name: { sql: "x.name", type: "text" },
    kind: { sql: "x.kind::text", type: "text" },
    isEnabled: { sql: "x.enabled", type: "boolean" },
    schedule: { sql: "x.schedule", type: "text" },
    nextVisitAt: { sql: "x.next_visit_at", type: "instant" },
    createdAt: { sql: "x.created_at", type: "instant" },
  },
  order: [{ sql: "x.id", cast: "int" }],
  direction: "asc",
};

/** A visit as programs see it. */
export interface SourceVisitRow extends Omit<VisitRow, "runs"> {
  runIds: number[];
}

/** The visits of a feed (`$1`), the newest first. */
export const SOURCE_VISITS: Listing = {
  columns: `x.id, x.started_at as "startedAt", x.finished_at as "finishedAt", x.files, x.bytes::float8 as bytes, x.failure, array(select r.id from runs r where r.visit_id = x.id order by r.id) as "runIds"`,
  from: "from feed_visits x",
  where: "x.feed_id = $1",
  fields: {
    id: { sql: "x.id", type: "number" },
    startedAt: { sql: "x.started_at", type: "instant" },
    finishedAt: { sql: "x.finished_at", type: "instant" },
    files: { sql: "x.files", type: "number" },
    hasFailed: { sql: "(x.failure is not null)", type: "boolean" },
  },
  order: [{ sql: "x.id", cast: "int" }],
  direction: "desc",
};

/** One feed; null where there is none of this id. */
export async function findSourceRow(id: number): Promise<SourceRow | null> {
  const { rows } = await pool().query<SourceRow>(`select ${COLUMNS} ${FROM} where x.id = $1 and x.deleted_at is null`, [id]);
  return rows[0] ?? null;
}
