import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { deleteInvitation } from "@/server/db/invitations";
import { listPeople, type PersonChange, type PersonRow, setDisabled, setRole } from "@/server/db/people";
import { emailAddress } from "@/server/email-address";
import { INVITATION_DAYS, invite, listInvitations } from "@/server/services/invitations";
import { ROLES } from "@/server/services/roles";
import { positive } from "./inputs";
import { adminProcedure, ReasonError, router } from "./trpc";

export type { PersonRow };

const userId = positive;
const role = z.enum(ROLES);

/** The people of the installation, for administrators: who they are, what they may do, who is invited. */
export const usersRouter = router({
  list: adminProcedure.query(() => listPeople()),
  setRole: adminProcedure.input(z.object({ userId, role })).mutation(async ({ input }) => settle(await setRole(input.userId, input.role))),
  setDisabled: adminProcedure.input(z.object({ userId, isDisabled: z.boolean() })).mutation(async ({ input }) => settle(await setDisabled(input.userId, input.isDisabled))),

  invitations: adminProcedure.query(() => listInvitations()),

  /** Answers with the token of the link, this once. */
  invite: adminProcedure.input(z.object({ email: emailAddress, role })).mutation(async ({ ctx, input }) => {
    const outcome = await invite({ ...input, invitedById: ctx.person.userId });
    if (outcome.kind === "refused") throw new ReasonError("CONFLICT", outcome.reason);
    return { invitationId: outcome.invitationId, token: outcome.token, days: INVITATION_DAYS };
  }),

  revokeInvitation: adminProcedure.input(z.object({ invitationId: userId })).mutation(async ({ input }) => {
    if (!(await deleteInvitation(input.invitationId))) throw new TRPCError({ code: "NOT_FOUND" });
  }),
});

function settle(outcome: PersonChange): void {
  if (outcome === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
  if (outcome === "last-admin") throw new ReasonError("CONFLICT", { code: "last-admin", params: {} });
}
