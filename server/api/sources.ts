import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { removeFeed } from "@/server/db/feeds";
import { type LastVisit, listVisits, type VisitRow } from "@/server/db/feeds-page";
import { LOCALES } from "@/server/domain/present/format";
import { type FeedConfig, feedConfigSchema } from "@/server/feeds/feed-config";
import { checkFeed, type FeedCheck } from "@/server/services/check-feed";
import { createSource, type SourceSettings, switchSource, updateSource } from "@/server/services/create-source";
import { describeSchedule, type ScheduleDescription } from "@/server/services/feed-schedule";
import type { FeedOptions } from "@/server/services/feed-options";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { requestVisit } from "@/server/services/request-visit";
import { findSourceConfig, listSources, type PageSource, type SourceConfig } from "@/server/services/sources-page";
import { timeZone } from "@/server/services/time-zone";
import { found, positive } from "./inputs";
import { adminProcedure, analystProcedure, ReasonError, router, viewerProcedure } from "./trpc";

export type { FeedCheck, FeedConfig, LastVisit, PageSource, ScheduleDescription, SourceConfig, VisitRow };

/** A password, a token, a secret access key. */
const secret = z.string().min(1).max(10_000);

/** Five fields of cron; whatever is wrong with them is told as a reason. */
const schedule = z.string().trim().min(1).max(200);

const settingsInput = z.object({
  name: z.string().trim().min(1).max(200),
  config: feedConfigSchema.default({ kind: "ingest" }),
  /** Without it the one there is stays. */
  secret: secret.optional(),
  /** Null: visited by hand only. */
  schedule: schedule.nullable().default(null),
  scheduleZone: timeZone.default("UTC"),
  retain: z.enum(["all", "problems"]),
  /** Of times in the logs that name no zone. */
  timeZone,
  /** Of the reports of its runs. */
  locale: z.enum(LOCALES),
  /** What its runs are matched against; without it the newest revision of the default knowledge base. */
  revisionId: positive.optional(),
});

const sourceInput = z.object({ sourceId: positive });

/** The sources: feeds that are visited on a schedule, and those that programs push to. What changes them is for administrators, as in the REST API. */
export const sourcesRouter = router({
  /** `locale`: of the schedules' words. */
  list: viewerProcedure.input(z.object({ locale: z.enum(LOCALES) }).default({ locale: "en" })).query(({ input }) => listSources(input.locale)),

  /** The newest first. */
  visits: viewerProcedure.input(sourceInput.extend({ limit: z.number().int().min(1).max(100) })).query(({ input }) => listVisits(input.sourceId, input.limit)),

  config: adminProcedure.input(sourceInput).query(async ({ input }) => found(await findSourceConfig(input.sourceId))),

  create: adminProcedure.input(settingsInput).mutation(async ({ ctx, input }) => {
    const { options, ...source } = await settingsOf(input);
    const outcome = await createSource({ ...source, options: { model: "light", ...options }, createdById: ctx.person.userId });
    return outcome.kind === "created" ? { sourceId: outcome.sourceId } : refuse(outcome, input.name);
  }),

  update: adminProcedure.input(settingsInput.extend(sourceInput.shape)).mutation(async ({ input }) => {
    const outcome = await updateSource(input.sourceId, await settingsOf(input));
    if (outcome.kind !== "updated") refuse(outcome, input.name);
  }),

  /** What a visit would find. Nothing is saved. */
  check: adminProcedure.input(z.object({ config: feedConfigSchema, secret: secret.optional(), sourceId: positive.optional() })).mutation(({ input }) => checkFeed(input)),

  describeSchedule: viewerProcedure.input(z.object({ schedule, scheduleZone: timeZone, locale: z.enum(LOCALES) })).query(({ input }) => describeSchedule(input)),

  visit: analystProcedure.input(sourceInput).mutation(async ({ input }) => {
    const outcome = await requestVisit(input.sourceId);
    if (outcome.kind !== "queued") refuse(outcome, "");
  }),

  setEnabled: adminProcedure.input(sourceInput.extend({ isEnabled: z.boolean() })).mutation(async ({ input }) => settle(await switchSource(input.sourceId, input.isEnabled))),
  remove: adminProcedure.input(sourceInput).mutation(async ({ input }) => settle(await removeFeed(input.sourceId))),
});

async function settingsOf({ retain, timeZone, locale, revisionId, ...source }: z.output<typeof settingsInput>): Promise<Omit<SourceSettings, "options"> & { options: Omit<FeedOptions, "model"> }> {
  if (revisionId !== undefined) found(await findLoadedRevision(revisionId));
  return { ...source, options: { retain, timeZone, locale, ...(revisionId === undefined ? {} : { revisionId }) } };
}

type Refusal = Exclude<Awaited<ReturnType<typeof updateSource | typeof createSource | typeof requestVisit>>, { kind: "created" | "updated" | "queued" }>;

function refuse(outcome: Refusal, name: string): never {
  switch (outcome.kind) {
    case "not-found":
      throw new TRPCError({ code: "NOT_FOUND" });
    case "name-taken":
      throw new ReasonError("CONFLICT", { code: "source-name-taken", params: { name } });
    case "refused":
      throw new ReasonError("BAD_REQUEST", outcome.reason);
  }
}

function settle(isThere: boolean): void {
  if (!isThere) throw new TRPCError({ code: "NOT_FOUND" });
}
