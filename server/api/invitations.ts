import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { acceptInvitation, findInvitation } from "@/server/services/invitations";
import { personName, wishedPassword } from "./account";
import { openProcedure, ReasonError, router } from "./trpc";

/** As long as a token is, and no longer. */
const token = z.string().min(20).max(100);

/** What an invited person does before there is anybody to sign in as; the token of the link is what lets them. */
export const invitationsRouter = router({
  find: openProcedure.input(z.object({ token })).query(async ({ input }) => {
    const invitation = await findInvitation(input.token);
    if (invitation === null) throw new TRPCError({ code: "NOT_FOUND" });
    const { email, role, invitedBy, expiresAt } = invitation;
    return { email, role, invitedBy, expiresAt };
  }),

  accept: openProcedure.input(z.object({ token, name: personName, password: wishedPassword })).mutation(async ({ input }) => {
    const outcome = await acceptInvitation(input.token, input);
    if (outcome.kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    return { userId: outcome.userId, email: outcome.email };
  }),
});
