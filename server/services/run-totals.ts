import { listRunTotals, type RunTotalsRow } from "@/server/db/run-totals";

/** `seconds`: how long the analysis took. */
export type RunTotals = RunTotalsRow & { seconds: number };

export type RunTotalsResult = { kind: "found"; totals: RunTotals[] } | { kind: "unknown"; id: number } | { kind: "unfinished"; id: number };

/** The totals of completed runs, in the order of the ids; or the first id that no completed run has. */
export async function runTotals(ids: readonly number[]): Promise<RunTotalsResult> {
  const byId = new Map((await listRunTotals(ids)).map((row) => [row.id, row]));
  const totals: RunTotals[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row === undefined) return { kind: "unknown", id };
    if (row.status !== "completed" || row.startedAt === null || row.finishedAt === null) return { kind: "unfinished", id };
    totals.push({ ...row, seconds: (row.finishedAt.getTime() - row.startedAt.getTime()) / 1_000 });
  }
  return { kind: "found", totals };
}
