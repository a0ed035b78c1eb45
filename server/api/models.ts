import { z } from "zod";
import { listModels, type ModelStatus, testSpeed } from "@/server/services/model-status";
import { adminProcedure, ReasonError, router } from "./trpc";

export type { ModelStatus };

/** The embedding models of the installation. */
export const modelsRouter = router({
  list: adminProcedure.query(() => listModels()),

  /** A mutation, since it is work and not to be repeated by a page that is looked at. */
  speedTest: adminProcedure.input(z.object({ name: z.enum(["light", "heavy"]) })).mutation(async ({ input }) => {
    const outcome = await testSpeed(input.name);
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    return outcome;
  }),
});
