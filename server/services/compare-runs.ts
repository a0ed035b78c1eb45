import { listRunFigures, type RunFigures } from "@/server/db/run-compare";
import { type FigureSpread, spreadOf } from "@/server/domain/present/compare-runs";

export type { RunFigures };

/** The figures that are summed up over the compared runs. */
export const SPREAD_FIGURES = ["errors", "warnings", "anomalies", "durationMs"] as const;

export interface ComparedRuns {
  kind: "compared";
  /** In the order asked for: the first is the baseline. */
  runs: RunFigures[];
  /** Null where no run has the figure: none of them has ended. */
  totals: Record<(typeof SPREAD_FIGURES)[number], FigureSpread | null>;
}

/**
 * The figures of runs side by side.
 * @param runIds two to ten of them, each once
 * @returns the first id that is none of a run, where there is one
 */
export async function compareRuns(runIds: readonly number[]): Promise<ComparedRuns | { kind: "unknown-run"; runId: number }> {
  const byId = new Map((await listRunFigures(runIds)).map((run) => [run.id, run]));
  const unknown = runIds.find((runId) => !byId.has(runId));
  if (unknown !== undefined) return { kind: "unknown-run", runId: unknown };
  const runs = runIds.flatMap((runId) => byId.get(runId) ?? []);
  const spread = (name: (typeof SPREAD_FIGURES)[number]) => spreadOf(runs.map((run) => run[name]));
  return { kind: "compared", runs, totals: { errors: spread("errors"), warnings: spread("warnings"), anomalies: spread("anomalies"), durationMs: spread("durationMs") } };
}
