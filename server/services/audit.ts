import { insertAuditEvent, type NewAuditEvent } from "@/server/db/audit-events";
import { logger } from "@/server/logger";

export type AuditEvent = NewAuditEvent;

/** Longer subjects (a push of many files) are cut: the event is for people. */
const MAX_SUBJECT_LENGTH = 200;

/**
 * Writes down that something was changed. What was done stays done where that fails: the failure is logged, not thrown.
 */
export async function recordAudit(event: AuditEvent): Promise<void> {
  try {
    await insertAuditEvent({ ...event, subjectId: event.subjectId.slice(0, MAX_SUBJECT_LENGTH) });
  } catch (error) {
    logger.error({ err: error, action: event.action, requestId: event.requestId }, "an audit event was not written");
  }
}
