import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { findPersonByToken, requestOrigin, sessionTokenOf } from "@/server/auth";
import type { Failure } from "@/server/db/run-stages";
import { holdsNul } from "@/server/domain/holds-nul";
import { recordAuditEvent } from "@/server/services/audit";
import { hasRole, type Role } from "@/server/services/roles";
import type { Person } from "@/server/services/sign-in";
import { auditedChange } from "./audited-calls";

/** What every procedure knows about its call. */
export interface ApiContext {
  person: Person | null;
  address: string;
}

/** Reads who calls out of the request's headers. */
export async function createApiContext(headers: Headers): Promise<ApiContext> {
  return { person: await findPersonByToken(sessionTokenOf(headers)), address: requestOrigin(headers).address };
}

/**
 * An expected refusal on its way to the caller, who gets `reason` in `error.data.reason`.
 * @param code the HTTP side of it
 * @param reason a code with parameters: the words for it are in the messages ("failures")
 */
export class ReasonError extends TRPCError {
  constructor(
    code: TRPCError["code"],
    readonly reason: Failure,
  ) {
    super({ code, message: reason.code });
  }
}

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    const reason: Failure | null = error instanceof ReasonError ? error.reason : null;
    const isInput = error.cause instanceof ZodError;
    // What nobody expected may carry paths and queries: the log has it, the caller gets the code.
    const isInternal = error.code === "INTERNAL_SERVER_ERROR";
    const { stack: _stack, ...data } = shape.data;
    return { ...shape, message: isInternal ? error.code : shape.message, data: { ...data, reason, isInput } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The one place where changes are written down: every mutation that came to its end passes here. What no database takes does not. */
const audited = t.procedure.use(async ({ ctx, type, path, getRawInput, next }) => {
  if (holdsNul(await getRawInput())) throw new TRPCError({ code: "BAD_REQUEST" });
  const result = await next();
  if (type !== "mutation" || !result.ok) return result;
  const userId = ctx.person?.userId ?? null;
  const change = auditedChange(path, { input: await getRawInput(), output: result.data, ownId: userId });
  if (change !== null) await recordAuditEvent({ ...change, userId, apiKeyId: null, requestId: null, address: ctx.address });
  return result;
});

/** The one place where roles are checked. */
function procedureOf(needed: Role) {
  return audited.use(({ ctx, next }) => {
    if (ctx.person === null) throw new TRPCError({ code: "UNAUTHORIZED" });
    if (!hasRole(ctx.person.role, needed)) throw new TRPCError({ code: "FORBIDDEN" });
    return next({ ctx: { ...ctx, person: ctx.person } });
  });
}

/** Everybody, signed in or not: what such a call does must rest on a secret in its input. */
export const openProcedure = audited;
/** Everyone who is signed in: reads and exports. */
export const viewerProcedure = procedureOf("viewer");
/** Also starts runs, edits knowledge and playbooks, corrects matches. */
export const analystProcedure = procedureOf("analyst");
/** Everything. */
export const adminProcedure = procedureOf("admin");
