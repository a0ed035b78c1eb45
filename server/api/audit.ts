import { z } from "zod";
import { type AuditEventRow, listAuditEvents } from "@/server/db/audit-events";
import { listPeople } from "@/server/db/people";
import { SUBJECT_KINDS } from "./audited-calls";
import { positive } from "./inputs";
import { adminProcedure, router } from "./trpc";

export type { AuditEventRow };

const DAY_MS = 24 * 3600 * 1000;

const listInput = z.object({
  userId: positive.optional(),
  subjectKind: z.enum(SUBJECT_KINDS).optional(),
  /** Days back from now. */
  days: z.number().int().min(1).max(3650).optional(),
  text: z.string().trim().min(1).max(200).optional(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(100),
});

/** Who changed what, and when. */
export const auditRouter = router({
  list: adminProcedure.input(listInput).query(({ input: { days, ...query } }) => listAuditEvents({ ...query, since: days === undefined ? undefined : new Date(Date.now() - days * DAY_MS) })),

  people: adminProcedure.query(async () => (await listPeople()).map(({ id, name }) => ({ id, name }))),
});
