import { pool } from "./client";

/** Something that was changed, by whom and from where. */
export interface NewAuditEvent {
  userId: number | null;
  apiKeyId: number | null;
  /** What was done: `createRun`. */
  action: string;
  /** What it was done to: `runs`, `12`. */
  subjectKind: string;
  subjectId: string;
  detail: Record<string, unknown> | null;
  requestId: string | null;
  address: string | null;
}

/** Writes one event down. */
export async function insertAuditEvent(event: NewAuditEvent): Promise<void> {
  await pool().query(
    "insert into audit_events (user_id, api_key_id, action, subject_kind, subject_id, detail, request_id, address) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    [event.userId, event.apiKeyId, event.action, event.subjectKind, event.subjectId, event.detail === null ? null : JSON.stringify(event.detail), event.requestId, event.address],
  );
}
