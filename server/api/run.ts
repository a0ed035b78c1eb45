import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { listAmbiguous, listFiles, listJobs, listNovelAnomalies, listUnmatchedErrors } from "@/server/db/run-lists";
import { LOCALES } from "@/server/domain/present/format";
import { TEMPLATE_SORTS } from "@/server/domain/present/template-sort";
import { askWorker } from "@/server/services/ask-worker";
import { setStep } from "@/server/services/checklist";
import { correct, undoCorrection } from "@/server/services/corrections";
import { findEntries, findIncidentPage, listPlaybookProgress } from "@/server/services/incident-page";
import { findRunPage } from "@/server/services/run-page";
import { findRunPicture } from "@/server/services/run-picture";
import { readLines } from "@/server/services/surrounding-lines";
import { findTemplatePage } from "@/server/services/template-page";
import { found, positive } from "./inputs";
import { settleAnswer } from "./settle-answer";
import { analystProcedure, ReasonError, router, viewerProcedure } from "./trpc";

const MAX_PAGE = 200;
const MAX_LINES = 1000;
const MAX_PASTED = 20_000;

const runId = positive;
const ofRun = z.object({ runId });
const page = ofRun.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(MAX_PAGE) });
const ofIncident = ofRun.extend({ problemId: positive });
const lineRange = ofRun
  .extend({ fileNumber: z.number().int().min(0), from: z.number().int().min(1), to: z.number().int().min(1) })
  .refine(({ from, to }) => to >= from && to - from < MAX_LINES);

export type { RunHead } from "@/server/db/run-page";
export type { FileListRow, NovelListRow, TemplateListRow, TemplatePage, UnmatchedListRow } from "@/server/db/run-lists";
export type { ChecklistStep, Checklist } from "@/server/services/checklist";
export type { IncidentPage } from "@/server/services/incident-page";
export type { ExplainedLine, ExplainedMatch } from "@/server/services/explain-line";
export type { MatchCard } from "@/server/services/match-cards";
export type { RunPage } from "@/server/services/run-page";

/** One run: its page, its lists, its incidents in depth, and what people write on them. */
export const runRouter = router({
  page: viewerProcedure.input(ofRun).query(async ({ input }) => found(await findRunPage(input.runId))),
  picture: viewerProcedure.input(ofRun).query(async ({ input }) => found(await findRunPicture(input.runId))),
  playbookProgress: viewerProcedure.input(ofRun).query(({ input }) => listPlaybookProgress(input.runId)),

  novel: viewerProcedure.input(page).query(({ input }) => listNovelAnomalies(input.runId, input)),
  unmatched: viewerProcedure.input(page).query(({ input }) => listUnmatchedErrors(input.runId, input)),
  ambiguous: viewerProcedure.input(page).query(({ input }) => listAmbiguous(input.runId, input)),
  templates: viewerProcedure.input(page.extend({ text: z.string().trim().min(1).max(200).optional(), sort: z.enum(TEMPLATE_SORTS) })).query(({ input }) => findTemplatePage(input.runId, input)),

  /** A mutation for its length only: an address cannot hold it. */
  explain: viewerProcedure.input(ofRun.extend({ line: z.string().trim().min(1).max(MAX_PASTED) })).mutation(async ({ input, signal }) => settleAnswer(await askWorker<"explain">({ kind: "explain", ...input }, signal))),

  files: viewerProcedure.input(page).query(({ input }) => listFiles(input.runId, input)),
  jobs: viewerProcedure.input(page).query(({ input }) => listJobs(input.runId, input)),

  incident: viewerProcedure.input(ofIncident.extend({ locale: z.enum(LOCALES) })).query(async ({ input }) => found(await findIncidentPage(input, input.locale))),

  lines: viewerProcedure.input(lineRange).query(async ({ input }) => {
    const lines = await readLines(input);
    if (lines.kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
    if (lines.kind === "refused") {
      const { code, ...params } = lines.reason;
      throw new ReasonError("CONFLICT", { code, params });
    }
    return lines;
  }),

  entries: viewerProcedure
    .input(ofRun.extend({ kind: z.enum(["problem", "anomaly"]), text: z.string().max(200), limit: z.number().int().min(1).max(50) }))
    .query(({ input }) => findEntries(input.runId, input.kind, input.text, input.limit)),

  correct: analystProcedure
    .input(ofRun.extend({ templateNumber: z.number().int(), road: z.enum(["error", "warning"]), kind: z.enum(["is", "never"]), targetId: positive }))
    .mutation(async ({ ctx, input }) => {
      const outcome = await correct({ ...input, createdById: ctx.person.userId });
      if (outcome.kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
      return { correctionId: outcome.correctionId };
    }),

  undoCorrection: analystProcedure.input(z.object({ correctionId: positive })).mutation(async ({ input }) => {
    if ((await undoCorrection(input.correctionId)).kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
  }),

  setStep: analystProcedure
    .input(ofIncident.extend({ playbookId: positive, stepId: z.string().min(1).max(100), isDone: z.boolean() }))
    .mutation(({ ctx, input }) => setStep({ ...input, userId: ctx.person.userId })),
});
