import { pool } from "./client";
import { likePattern } from "./like-pattern";

/** Something that somebody changed. */
export interface NewAuditEvent {
  /** Null where nobody is signed in, or a key did it. */
  userId: number | null;
  apiKeyId: number | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  detail: Record<string, unknown>;
  requestId: string | null;
  address: string | null;
}

export async function insertAuditEvent(event: NewAuditEvent): Promise<void> {
  await pool().query("insert into audit_events (user_id, api_key_id, action, subject_kind, subject_id, detail, request_id, address) values ($1, $2, $3, $4, $5, $6, $7, $8)", [
    event.userId,
    event.apiKeyId,
    event.action,
    event.subjectKind,
    event.subjectId,
    JSON.stringify(event.detail),
    event.requestId,
    event.address,
  ]);
}

/** An event with the names of who did it. */
export interface AuditEventRow {
  id: string;
  at: Date;
  /** Null for what nobody signed in did, and for people who are gone. */
  person: string | null;
  apiKey: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  detail: Record<string, unknown>;
  address: string | null;
}

export interface AuditQuery {
  userId?: number;
  subjectKind?: string;
  since?: Date;
  /** Part of the action, the subject, the detail or the name of who did it. */
  text?: string;
  offset: number;
  limit: number;
}

const WHERE = `($1::int is null or e.user_id = $1) and ($2::text is null or e.subject_kind = $2) and ($3::timestamptz is null or e.at >= $3)
  and ($4::text is null or concat_ws(' ', e.action, e.subject_kind, e.subject_id, e.detail::text, u.name, u.email, k.name) ilike $4)`;

const FROM = "from audit_events e left join users u on u.id = e.user_id left join api_keys k on k.id = e.api_key_id";

/** Events that fit, the newest first, and how many there are in all. */
export async function listAuditEvents(query: AuditQuery): Promise<{ rows: AuditEventRow[]; total: number }> {
  const pattern = query.text === undefined ? null : likePattern(query.text);
  const filter = [query.userId ?? null, query.subjectKind ?? null, query.since ?? null, pattern];
  const [page, counted] = await Promise.all([
    pool().query<AuditEventRow>(
      `select e.id::text as id, e.at, u.name as person, k.name as "apiKey", e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", coalesce(e.detail, '{}') as detail, e.address
         ${FROM} where ${WHERE} order by e.at desc, e.id desc limit $5 offset $6`,
      [...filter, query.limit, query.offset],
    ),
    pool().query<{ total: number }>(`select count(*)::int as total ${FROM} where ${WHERE}`, filter),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.total ?? 0 };
}
