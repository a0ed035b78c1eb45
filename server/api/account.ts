import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { endOtherSessions, endOwnSession, listOpenSessions } from "@/server/db/sessions";
import { findPasswordHash, setName, updatePreferences } from "@/server/db/users";
import { getOverview } from "@/server/db/overview";
import { MAX_PASSWORD_LENGTH } from "@/server/domain/check-password";
import { LOCALES } from "@/server/domain/present/format";
import { createZone } from "@/server/domain/parse/zone";
import { changePassword } from "@/server/services/change-password";
import { ReasonError, router, viewerProcedure } from "./trpc";

export const THEMES = ["light", "dark", "auto"] as const;

/** A name as people write theirs. */
export const personName = z.string().trim().min(1).max(100);
/** What is too long for a password is still read, so that it can be told. */
export const wishedPassword = z.string().min(1).max(4 * MAX_PASSWORD_LENGTH);

/** The signed-in person: who they are, what they set for themselves, and how the installation stands. */
export const accountRouter = router({
  me: viewerProcedure.query(async ({ ctx }) => {
    const { userId, email, name, role, locale, theme, timeZone } = ctx.person;
    return { userId, email, name, role, locale, theme, timeZone, hasPassword: (await findPasswordHash(userId)) !== null };
  }),

  overview: viewerProcedure.query(() => getOverview()),

  setPreferences: viewerProcedure
    .input(
      z.object({
        locale: z.enum(LOCALES).nullable().optional(),
        theme: z.enum(THEMES).nullable().optional(),
        timeZone: z.string().refine((name) => createZone(name) !== null).nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => updatePreferences(ctx.person.userId, input)),

  setName: viewerProcedure.input(z.object({ name: personName })).mutation(({ ctx, input }) => setName(ctx.person.userId, input.name)),

  changePassword: viewerProcedure.input(z.object({ current: z.string().min(1).max(1024), wished: wishedPassword })).mutation(async ({ ctx, input }) => {
    const outcome = await changePassword(ctx.person, input.current, input.wished);
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    return { endedSessions: outcome.endedSessions };
  }),

  /** One's own open sessions, this one marked. */
  sessions: viewerProcedure.query(async ({ ctx }) => {
    const sessions = await listOpenSessions(ctx.person.userId, new Date());
    return sessions.map((session) => ({ ...session, isThis: session.id === ctx.person.sessionId }));
  }),

  endSession: viewerProcedure.input(z.object({ sessionId: z.uuid() })).mutation(async ({ ctx, input }) => {
    if (!(await endOwnSession(input.sessionId, ctx.person.userId, new Date()))) throw new TRPCError({ code: "NOT_FOUND" });
  }),

  endOtherSessions: viewerProcedure.mutation(async ({ ctx }) => ({ ended: await endOtherSessions(ctx.person.userId, ctx.person.sessionId, new Date()) })),
});
