/** The stages of the pipeline in their order: the one list that jobs, progress, pages and reports go by. */
export const STAGES = ["extract", "parse", "generalize", "embed", "classify", "link", "aggregate", "report"] as const;

export type Stage = (typeof STAGES)[number];

/** The stage that follows, or null after the last. */
export function nextStage(stage: Stage): Stage | null {
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

/** Whether a stage comes after another. */
export function isAfter(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) > STAGES.indexOf(other);
}

/**
 * How much of a run's time each stage takes, in hundredths, read off runs of 350,000 lines. Only the
 * smoothness of the progress bar depends on it.
 */
const SHARE: Record<Stage, number> = { extract: 8, parse: 57, generalize: 5, embed: 10, classify: 5, link: 3, aggregate: 5, report: 7 };

/**
 * One number for how far a run is.
 * @param stage the stage at work
 * @param done the part of that stage that is done, 0 to 1
 * @returns 0 to 100; grows with (stage, done), so it never goes back while these do not
 */
export function progress(stage: Stage, done: number): number {
  const before = STAGES.slice(0, STAGES.indexOf(stage)).reduce((sum, earlier) => sum + SHARE[earlier], 0);
  return before + SHARE[stage] * Math.min(1, Math.max(0, done));
}

/** Whether a word names a stage. */
export function isStage(word: string): word is Stage {
  return STAGES.some((stage) => stage === word);
}
