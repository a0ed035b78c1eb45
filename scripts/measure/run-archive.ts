import { findRunState } from "@/server/db/run-state";
import { createRun, type CreateRunInput } from "@/server/services/create-run";
import { untilDone } from "./until-done";

/** How a run of a measurement may differ from the usual one. */
export type RunOptions = Partial<Pick<CreateRunInput, "model" | "matching" | "retain" | "revisionId">>;

export interface FinishedRun {
  runId: number;
  /** From the moment it was asked for until every report file exists. */
  seconds: number;
}

/** Looking every 10 ms took a tenth of a core from what is measured. */
const LOOK_MILLISECONDS = 25;

/** Analyses an input on the stack that is up, until every report file exists. Throws where it is refused or fails. @returns the run's id */
export async function analyseArchive(input: string, options: RunOptions = {}): Promise<number> {
  const created = await createRun({ source: { kind: "path", path: input }, model: "light", retain: "all", timeZone: "UTC", locale: "en", createdById: null, ...options });
  if (created.kind === "refused") throw new Error(`${input} refused: ${created.reason.code}`);
  await untilCompleted(created.runId);
  return created.runId;
}

/** Waits for what a run leaves for later: it would be in the time of the next one. */
export async function untilNothingIsLeft(runId: number): Promise<void> {
  await untilDone("index-records", runId);
}

/** Analyses an input, times it, and returns when what the run leaves for later is done too (outside its time). */
export async function runArchive(input: string, options: RunOptions = {}): Promise<FinishedRun> {
  const start = performance.now();
  const runId = await analyseArchive(input, options);
  const seconds = (performance.now() - start) / 1000;
  await untilNothingIsLeft(runId);
  return { runId, seconds };
}

/** Waits until a run has ended. Throws where it fails. */
export async function untilCompleted(runId: number): Promise<void> {
  for (;;) {
    const state = await findRunState(runId);
    if (state?.status === "completed") return;
    if (state?.status !== "queued" && state?.status !== "running") throw new Error(`run ${String(runId)}: ${state?.failure?.code ?? state?.status ?? "gone"}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}
