import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { abandonUpload, completeUpload, startUpload, uploadLimitBytes } from "@/server/services/uploads";
import { analystProcedure, ReasonError, router, viewerProcedure } from "./trpc";

const uploadId = z.uuid();

/** Files on their way to us. Their bytes go to `/api/uploads/<id>`, in pieces. */
export const uploadsRouter = router({
  limit: viewerProcedure.query(async () => ({ bytes: await uploadLimitBytes() })),

  create: analystProcedure.input(z.object({ name: z.string().min(1).max(500), bytes: z.number().int().min(0) })).mutation(async ({ ctx, input }) => {
    const outcome = await startUpload({ ...input, createdById: ctx.person.userId });
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    return { uploadId: outcome.uploadId };
  }),

  complete: analystProcedure.input(z.object({ uploadId })).mutation(async ({ ctx, input }) => {
    const outcome = await completeUpload(input.uploadId, ctx.person.userId);
    if (outcome.kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
    if (outcome.kind === "incomplete") throw new ReasonError("CONFLICT", { code: "upload-incomplete", params: { bytes: outcome.offset } });
  }),

  abandon: analystProcedure.input(z.object({ uploadId })).mutation(async ({ ctx, input }) => {
    await abandonUpload(input.uploadId, ctx.person.userId);
  }),
});
