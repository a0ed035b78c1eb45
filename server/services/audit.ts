import { insertAuditEvent, type NewAuditEvent } from "@/server/db/audit-events";
import { logger } from "@/server/logger";

/** Longer texts are of no use in a list, and may be whole files. */
const MAX_TEXT = 200;

/**
 * Writes down what somebody changed. What was changed is not undone where this fails; the log then has it.
 * @param event `detail` holds figures, words and short lists; longer texts are cut
 */
export async function recordAuditEvent(event: NewAuditEvent): Promise<void> {
  const detail = Object.fromEntries(Object.entries(event.detail).map(([name, value]) => [name, typeof value === "string" ? value.slice(0, MAX_TEXT) : value]));
  await insertAuditEvent({ ...event, detail, subjectId: event.subjectId.slice(0, MAX_TEXT) }).catch((error: unknown) => logger.error({ err: error, event: { ...event, detail } }, "an audit event was not written"));
}
