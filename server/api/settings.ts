import { z } from "zod";
import { SETTING_NAMES } from "@/server/domain/installation-settings";
import { changeSettings, listSettings } from "@/server/services/installation-settings";
import { adminProcedure, ReasonError, router } from "./trpc";

/** Whether a value fits its setting is the service's to say. */
const changes = z.partialRecord(z.enum(SETTING_NAMES), z.union([z.enum(["strict", "calibrated"]), z.number(), z.null()]));

/** What holds for the whole installation: matching, limits, retention. */
export const settingsRouter = router({
  list: adminProcedure.query(() => listSettings()),

  change: adminProcedure.input(z.object({ changes })).mutation(async ({ ctx, input }) => {
    const outcome = await changeSettings(input.changes, ctx.person.userId);
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
  }),
});
