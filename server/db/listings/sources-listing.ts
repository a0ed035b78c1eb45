import { pool } from "../client";
import type { Listing } from "./listing";

/** A feed as programs see it: what it is configured with may hold secrets and stays here. */
export interface SourceRow {
  id: number;
  name: string;
  kind: "folder" | "http" | "s3" | "ingest";
  schedule: string | null;
  timeZone: string;
  isEnabled: boolean;
  createdAt: Date;
  createdBy: string | null;
  visits: number;
  lastVisitAt: Date | null;
}

const COLUMNS = `x.id, x.name, x.kind, x.schedule, x.time_zone as "timeZone", x.enabled as "isEnabled", x.created_at as "createdAt", u.name as "createdBy",
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
    createdAt: { sql: "x.created_at", type: "instant" },
  },
  order: [{ sql: "x.id", cast: "int" }],
  direction: "asc",
};

/** One feed; null where there is none of this id. */
export async function findSourceRow(id: number): Promise<SourceRow | null> {
  const { rows } = await pool().query<SourceRow>(`select ${COLUMNS} ${FROM} where x.id = $1 and x.deleted_at is null`, [id]);
  return rows[0] ?? null;
}
