import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { API_KEY_ROLES, createApiKey, listApiKeys, revokeApiKey } from "@/server/services/api-keys";
import { positive } from "./inputs";
import { ReasonError, router, viewerProcedure } from "./trpc";

const createInput = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(API_KEY_ROLES),
  expiresAt: z.date().nullable(),
  feedIds: z.array(positive).max(100).optional(),
});

/** Keys for programs that use the REST API. A person sees their own, an administrator everybody's. */
export const apiKeysRouter = router({
  list: viewerProcedure.query(({ ctx }) => listApiKeys(ctx.person)),

  /** The answer holds the secret, which is never shown again. */
  create: viewerProcedure.input(createInput).mutation(async ({ ctx, input: { feedIds, ...wish } }) => {
    const outcome = await createApiKey(ctx.person, { ...wish, feedIds: feedIds ?? [] });
    if (outcome.kind === "role-too-high") throw new TRPCError({ code: "FORBIDDEN" });
    if (outcome.kind === "already-over") throw new ReasonError("BAD_REQUEST", { code: "api-key-already-over", params: {} });
    if (outcome.kind === "unknown-feed") throw new TRPCError({ code: "NOT_FOUND" });
    return { id: outcome.id, secret: outcome.secret, prefix: outcome.prefix };
  }),

  revoke: viewerProcedure.input(z.object({ id: positive })).mutation(async ({ ctx, input }) => {
    if ((await revokeApiKey(input.id, ctx.person)).kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
  }),
});
