import { tracked, TRPCError } from "@trpc/server";
import { z } from "zod";
import { findReadRun, listReadPaths } from "@/server/db/run-zones";
import { listRevisionChoices, listRunAuthors, listRunModels } from "@/server/db/run-options";
import { countRunsByStatus, listRuns, RUN_SORTS, renameRun, type RunListRow, type RunSort, type RunStatus } from "@/server/db/runs-list";
import { LOCALES } from "@/server/domain/present/format";
import { cancelRun, classifyRunAgain, deleteRun, retryRun, type ControlResult } from "@/server/services/control-run";
import { createRun } from "@/server/services/create-run";
import { retimeRun } from "@/server/services/retime-run";
import { MAX_FILE_ZONES, runZones, timeZone } from "@/server/services/time-zone";
import { type RunChanges, watchRuns } from "@/server/services/watch-runs";
import { positive } from "./inputs";
import { analystProcedure, ReasonError, router, viewerProcedure } from "./trpc";

export type { RunChanges, RunListRow, RunSort, RunStatus };

const RUN_STATUSES = ["queued", "running", "completed", "failed", "cancelled"] as const satisfies readonly RunStatus[];
const MAX_NAME_LENGTH = 200;
/** They are selected on many pages of the table. */
const MAX_DELETED = 1_000;

const runId = positive;
const name = z.string().trim().min(1).max(MAX_NAME_LENGTH);

const listInput = z.object({
  text: z.string().trim().min(1).max(MAX_NAME_LENGTH).optional(),
  statuses: z.array(z.enum(RUN_STATUSES)).min(1).optional(),
  model: z.string().max(100).optional(),
  createdById: positive.optional(),
  /** Days back from now. */
  days: z.number().int().min(1).max(3650).optional(),
  sort: z.enum(RUN_SORTS),
  direction: z.enum(["asc", "desc"]),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(100),
});

const createInput = z.object({
  name: name.optional(),
  source: z.discriminatedUnion("kind", [z.object({ kind: z.literal("upload"), uploadId: z.uuid() }), z.object({ kind: z.literal("sample") })]),
  model: z.enum(["light", "heavy"]),
  retain: z.enum(["all", "problems"]),
  timeZone,
  locale: z.enum(LOCALES),
  revisionId: positive.optional(),
});

/** A page of the table of runs, with how many there are in all. */
export interface RunPage {
  rows: RunListRow[];
  counts: Partial<Record<RunStatus, number>>;
  total: number;
  /** Our clock when they were read, ms since 1970. */
  now: number;
}

const DAY_MS = 24 * 3600 * 1000;

/** The runs: the table, its live changes, and what can be done with a run. */
export const runsRouter = router({
  list: viewerProcedure.input(listInput).query(async ({ input: { days, ...query } }): Promise<RunPage> => {
    const now = Date.now();
    const filter = { ...query, since: days === undefined ? undefined : new Date(now - days * DAY_MS) };
    const [rows, counts] = await Promise.all([listRuns(filter), countRunsByStatus(filter)]);
    const statuses: readonly RunStatus[] = query.statuses ?? RUN_STATUSES;
    const total = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
    if (rows.length > 0 || total === 0) return { rows, counts, total, now };
    // Past the end, as after the last run of a page was deleted: the last page there is.
    const offset = Math.floor((total - 1) / query.limit) * query.limit;
    return { rows: await listRuns({ ...filter, offset }), counts, total, now };
  }),

  /** What the table can be filtered by and what a new run can be made with. */
  options: viewerProcedure.query(async () => {
    const [revisions, authors, models] = await Promise.all([listRevisionChoices(), listRunAuthors(), listRunModels()]);
    return { revisions, authors, models };
  }),

  changes: viewerProcedure.subscription(async function* ({ signal }) {
    // Nothing is missed by resuming: the first answer after it is the whole state.
    for await (const changes of watchRuns(signal ?? new AbortController().signal)) yield tracked(String(changes.now), changes);
  }),

  create: analystProcedure.input(createInput).mutation(async ({ ctx, input }) => {
    const outcome = await createRun({ ...input, createdById: ctx.person.userId });
    if (outcome.kind === "refused") throw new ReasonError("BAD_REQUEST", outcome.reason);
    return { runId: outcome.runId };
  }),

  rename: analystProcedure.input(z.object({ runId, name })).mutation(async ({ input }) => {
    if (!(await renameRun(input.runId, input.name))) throw new TRPCError({ code: "NOT_FOUND" });
  }),

  cancel: analystProcedure.input(z.object({ runId })).mutation(async ({ input }) => settle(await cancelRun(input.runId))),
  retry: analystProcedure.input(z.object({ runId })).mutation(async ({ input }) => settle(await retryRun(input.runId))),

  classifyAgain: analystProcedure
    .input(z.object({ runId, revisionId: positive.optional() }))
    .mutation(async ({ input }) => settle(await classifyRunAgain(input.runId, input.revisionId))),

  /** The zones that a run was read in, and the files that may have one of their own: the first so many. */
  zones: viewerProcedure.input(z.object({ runId })).query(async ({ input }) => {
    const [run, paths] = await Promise.all([findReadRun(input.runId), listReadPaths(input.runId, MAX_FILE_ZONES)]);
    if (run === null) throw new TRPCError({ code: "NOT_FOUND" });
    return { timeZone: run.timeZone, fileZones: run.fileZones, paths };
  }),

  retime: analystProcedure.input(runZones.extend({ runId })).mutation(async ({ input: { runId: id, ...zones } }) => settle(await retimeRun(id, zones))),

  delete: analystProcedure.input(z.object({ runIds: z.array(runId).min(1).max(MAX_DELETED) })).mutation(async ({ input }) => {
    // One after another: each removes rows and files, and the database is shared with the runs at work.
    for (const id of input.runIds) {
      const outcome = await deleteRun(id);
      // Somebody else deleted it first: what was wished is so.
      if (outcome.kind !== "not-found") settle(outcome);
    }
  }),
});

function settle(outcome: ControlResult): void {
  if (outcome.kind === "not-found") throw new TRPCError({ code: "NOT_FOUND" });
  if (outcome.kind === "refused") throw new ReasonError("CONFLICT", outcome.reason);
}
