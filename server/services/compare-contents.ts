import { listProblemsOfRuns, listRunFigures, listTemplatesOfRuns, type RunFigures } from "@/server/db/run-compare";
import { listBuckets } from "@/server/db/run-picture";
import { type ChangeFilter, compareCounts, type ComparedCounts, countChanges, crossTable, fitsChange } from "@/server/domain/present/compare-runs";
import type { RunTimes } from "@/server/domain/present/compare-times";

/** A problem in some runs: the ERRORs that matched it. */
export interface ComparedProblem extends Omit<ComparedCounts<string>, "key"> {
  knowledgeBaseId: number;
  problemId: number;
  title: string;
}

/**
 * The problems of runs, each counted in every run that was matched against its knowledge base. An unfinished run, or one
 * with another knowledge base, has no count.
 * @param runIds the baseline first; unknown ones have no counts
 */
export async function compareProblems(runIds: readonly number[]): Promise<ComparedProblem[]> {
  const [runs, problems] = await Promise.all([byId(runIds), listProblemsOfRuns(runIds)]);
  const facts = new Map<string, { knowledgeBaseId: number; problemId: number; title: string }>();
  const cells = problems.flatMap(({ runId, problemId, title, errors }) => {
    const knowledgeBaseId = runs.get(runId)?.knowledgeBaseId ?? null;
    if (knowledgeBaseId === null) return [];
    const key = `${String(knowledgeBaseId)} ${String(problemId)}`;
    if (!facts.has(key)) facts.set(key, { knowledgeBaseId, problemId, title });
    return [{ runId, key, count: errors }];
  });
  const table = crossTable(runIds, cells, (key, runId) => {
    const run = runs.get(runId);
    return run?.status === "completed" && run.knowledgeBaseId === facts.get(key)?.knowledgeBaseId ? 0 : null;
  });
  return compareCounts(table).flatMap(({ key, ...compared }) => {
    const problem = facts.get(key);
    return problem === undefined ? [] : [{ ...problem, ...compared }];
  });
}

/** A template in some runs: its records. */
export interface ComparedTemplate extends Omit<ComparedCounts<string>, "key"> {
  text: string;
  /** Whether some run has it as an ERROR or a WARNING. */
  severity: "error" | "warning" | "other";
}

export interface TemplateChangesQuery {
  filter: ChangeFilter;
  /** Part of the text. */
  text?: string;
  offset: number;
  limit: number;
}

export interface TemplateChanges {
  rows: ComparedTemplate[];
  /** How many rows each filter would show of those with the text. */
  counts: Record<ChangeFilter, number>;
}

/** The templates of runs by their texts (equal texts are equal fingerprints), what changed most first. */
export async function compareTemplates(runIds: readonly number[], { filter, text, offset, limit }: TemplateChangesQuery): Promise<TemplateChanges> {
  const [runs, templates] = await Promise.all([byId(runIds), listTemplatesOfRuns(runIds)]);
  const sought = text?.toLowerCase() ?? "";
  const fitting = templates.filter((template) => template.text.toLowerCase().includes(sought));
  const cells = fitting.map(({ runId, text: key, records }) => ({ runId, key, count: records }));
  const compared = compareCounts(crossTable(runIds, cells, (_key, runId) => (runs.get(runId)?.status === "completed" ? 0 : null)));
  const errors = new Set(fitting.flatMap((template) => (template.errors > 0 ? [template.text] : [])));
  const warnings = new Set(fitting.flatMap((template) => (template.warnings > 0 ? [template.text] : [])));
  const page = compared.filter((row) => fitsChange(row, filter)).slice(offset, offset + limit);
  return {
    rows: page.map(({ key, ...row }) => ({ text: key, severity: errors.has(key) ? "error" : warnings.has(key) ? "warning" : "other", ...row })),
    counts: countChanges(compared),
  };
}

/** When the ERRORs and WARNINGs of runs came; runs without any time are left out. */
export async function listRunTimes(runIds: readonly number[]): Promise<RunTimes[]> {
  const runs = await byId(runIds);
  const times = await Promise.all(
    runIds.map(async (runId): Promise<RunTimes[]> => {
      const run = runs.get(runId);
      if (run === undefined || run.grid === null) return [];
      const buckets = await listBuckets(runId);
      return [{ runId, name: run.name, zone: run.timeZone, startMs: run.grid.startMicros / 1000, bucketMs: run.grid.bucketMicros / 1000, buckets: buckets.map(({ bucket, errors, warnings }) => [bucket, errors, warnings] as const) }];
    }),
  );
  return times.flat();
}

async function byId(runIds: readonly number[]): Promise<Map<number, RunFigures>> {
  return new Map((await listRunFigures(runIds)).map((run) => [run.id, run]));
}
