import { z } from "zod";
import { CHANGE_FILTERS } from "@/server/domain/present/compare-runs";
import { compareProblems, compareTemplates, listRunTimes } from "@/server/services/compare-contents";
import { compareRuns } from "@/server/services/compare-runs";
import { positive } from "./inputs";
import { ReasonError, router, viewerProcedure } from "./trpc";

const MAX_RUNS = 10;
const MAX_PAGE = 200;

const runIds = z
  .array(positive)
  .min(2)
  .max(MAX_RUNS)
  .refine((ids) => new Set(ids).size === ids.length);
const ofRuns = z.object({ runIds });

const templatesInput = ofRuns.extend({
  filter: z.enum(CHANGE_FILTERS),
  text: z.string().trim().min(1).max(200).optional(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(MAX_PAGE),
});

export type { ComparedProblem, ComparedTemplate } from "@/server/services/compare-contents";
export type { RunFigures } from "@/server/services/compare-runs";

/** Two to ten runs held against the first of them. */
export const compareRouter = router({
  runs: viewerProcedure.input(ofRuns).query(async ({ input }) => {
    const compared = await compareRuns(input.runIds);
    if (compared.kind === "unknown-run") throw new ReasonError("NOT_FOUND", { code: "run-missing", params: { run: String(compared.runId) } });
    return compared.runs;
  }),

  problems: viewerProcedure.input(ofRuns).query(({ input }) => compareProblems(input.runIds)),
  templates: viewerProcedure.input(templatesInput).query(({ input }) => compareTemplates(input.runIds, input)),
  times: viewerProcedure.input(ofRuns).query(({ input }) => listRunTimes(input.runIds)),
});
