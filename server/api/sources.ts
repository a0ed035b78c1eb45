import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { removeFeed, setFeedEnabled } from "@/server/db/feeds";
import { listVisits, type VisitRow } from "@/server/db/feeds-page";
import { LOCALES } from "@/server/domain/present/format";
import { createSource } from "@/server/services/create-source";
import { listSources, type PageSource } from "@/server/services/sources-page";
import { timeZone } from "@/server/services/time-zone";
import { positive } from "./knowledge-input";
import { adminProcedure, ReasonError, router, viewerProcedure } from "./trpc";

export type { PageSource, VisitRow };

const createInput = z.object({
  name: z.string().trim().min(1).max(200),
  retain: z.enum(["all", "problems"]),
  timeZone,
  /** Of the reports of its runs. */
  locale: z.enum(LOCALES),
});

const sourceInput = z.object({ sourceId: positive });

/** The sources: feeds that programs push to. What changes them is for administrators, as in the REST API. */
export const sourcesRouter = router({
  list: viewerProcedure.query(() => listSources()),

  /** The newest first. */
  visits: viewerProcedure.input(sourceInput.extend({ limit: z.number().int().min(1).max(100) })).query(({ input }) => listVisits(input.sourceId, input.limit)),

  create: adminProcedure.input(createInput).mutation(async ({ ctx, input: { name, ...options } }) => {
    const outcome = await createSource({ name, options: { model: "light", ...options }, createdById: ctx.person.userId });
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    if (outcome.kind === "name-taken") throw new ReasonError("CONFLICT", { code: "source-name-taken", params: { name } });
    return { sourceId: outcome.sourceId };
  }),

  setEnabled: adminProcedure.input(sourceInput.extend({ isEnabled: z.boolean() })).mutation(async ({ input }) => settle(await setFeedEnabled(input.sourceId, input.isEnabled))),
  remove: adminProcedure.input(sourceInput).mutation(async ({ input }) => settle(await removeFeed(input.sourceId))),
});

function settle(isThere: boolean): void {
  if (!isThere) throw new TRPCError({ code: "NOT_FOUND" });
}
