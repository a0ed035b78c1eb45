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

/** Somebody who came to the door: `email` is what they said, or what the provider says of them. */
export interface SignInEvent {
  /** Null where they were not let in. */
  userId: number | null;
  email: string;
  by: "password" | "single-sign-on";
  address: string;
}

/** Writes down who signed in, and who was refused. */
export async function recordSignIn({ userId, email, by, address }: SignInEvent): Promise<void> {
  await recordAuditEvent({ userId, apiKeyId: null, action: userId === null ? "session.refuse" : "session.open", subjectKind: "person", subjectId: email, detail: { by }, requestId: null, address });
}
