import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { countBefore, findFirstRecords, findRecordKey, findRecordSpace, findTemplateText, listRecordChoices, listRecords, outlineRecords, type RecordSpace } from "@/server/db/run-records";
import { LOG_LEVELS, LOG_SUBJECTS } from "@/server/domain/present/log-filter";
import { positive } from "./inputs";
import { router, viewerProcedure } from "./trpc";

const MAX_PAGE = 200;
const MAX_CHOICES = 2000;
const MAX_INSTANT = 8.64e18;
/** How long the first records of a search are looked for before all are counted. */
const FIRST_PATIENCE_MS = 120;

const runId = positive;
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const number = z.number().int().min(0).max(2 ** 31 - 1);
const micros = z.number().min(-MAX_INSTANT).max(MAX_INSTANT).transform(Math.round);
const name = z.string().min(1).max(500);

const filter = z.object({
  levels: z.array(z.enum(LOG_LEVELS)).max(LOG_LEVELS.length).readonly(),
  fileNumber: number.nullable(),
  system: name.nullable(),
  source: name.nullable(),
  templateNumber: number.nullable(),
  of: z.object({ kind: z.enum(LOG_SUBJECTS), id: number }).nullable(),
  text: z.string().max(500),
  span: z.object({ fromMicros: micros, toMicros: micros }).nullable(),
});
const ofRun = z.object({ runId });
const filtered = ofRun.extend({ filter });

export type { RecordRow } from "@/server/db/run-records";

/** The records of a run: how many fit a filter and when, any page of them, and the first ones before they are counted. */
export const logsRouter = router({
  outline: viewerProcedure.input(filtered).query(async ({ input }) => outlineRecords(await spaceOf(input.runId), input.filter)),

  first: viewerProcedure
    .input(filtered.extend({ limit: z.number().int().min(1).max(MAX_PAGE) }))
    .query(async ({ input }) => findFirstRecords(await spaceOf(input.runId), input.filter, { limit: input.limit, patienceMs: FIRST_PATIENCE_MS })),

  page: viewerProcedure
    .input(filtered.extend({ stretches: z.array(z.tuple([number, number]).readonly()).max(MAX_PAGE), skip: count, limit: z.number().int().min(1).max(MAX_PAGE) }))
    .query(async ({ input }) => listRecords(await spaceOf(input.runId), input.filter, input)),

  /** How many records that fit stand before an instant within its bucket. */
  beforeInstant: viewerProcedure
    .input(filtered.extend({ micros }))
    .query(async ({ input }) => countBefore(await spaceOf(input.runId), input.filter, { micros: input.micros, fileNumber: -1, line: 0 })),

  /** The record of a line, and how many that fit stand before it within its bucket; null where none is stored. */
  beforeLine: viewerProcedure.input(filtered.extend({ fileNumber: number, line: number })).query(async ({ input }) => {
    const space = await spaceOf(input.runId);
    const key = await findRecordKey(space, input.fileNumber, input.line);
    return key === null ? null : { micros: key.micros, line: key.line, before: await countBefore(space, input.filter, key) };
  }),

  choices: viewerProcedure.input(ofRun).query(({ input }) => listRecordChoices(input.runId, MAX_CHOICES)),

  template: viewerProcedure.input(ofRun.extend({ templateNumber: number })).query(({ input }) => findTemplateText(input.runId, input.templateNumber)),
});

async function spaceOf(id: number): Promise<RecordSpace> {
  const space = await findRecordSpace(id);
  if (space === null) throw new TRPCError({ code: "NOT_FOUND" });
  return space;
}
