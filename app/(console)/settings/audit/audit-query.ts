import { SUBJECT_KINDS } from "@/server/api/audited-calls";
import { AUDIT_PAGE_SIZE, type AuditAddress } from "./audit-address";

/** What to ask the API for. */
export function auditQuery({ text, userId, kind, days, page }: AuditAddress) {
  return {
    text: text === "" ? undefined : text,
    userId: userId ?? undefined,
    subjectKind: SUBJECT_KINDS.find((each) => each === kind),
    days: days ?? undefined,
    offset: (page - 1) * AUDIT_PAGE_SIZE,
    limit: AUDIT_PAGE_SIZE,
  };
}
