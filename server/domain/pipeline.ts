/** The stages of the pipeline in their order: the one list that jobs, progress, pages and reports go by. */
export const STAGES = ["extract", "parse", "generalize", "embed", "classify", "link", "aggregate", "report"] as const;

export type Stage = (typeof STAGES)[number];

/** What a stage takes up, by the stages it comes from. Linking and aggregating both start from what was classified, and are done side by side. */
const WAITS_FOR: Record<Stage, readonly Stage[]> = {
  extract: [],
  parse: ["extract"],
  generalize: ["parse"],
  embed: ["generalize"],
  classify: ["embed"],
  link: ["classify"],
  aggregate: ["classify"],
  report: ["link", "aggregate"],
};

/** The stages that wait for a stage, each with all that it waits for. */
export function stagesAfter(stage: Stage): { stage: Stage; waitsFor: readonly Stage[] }[] {
  return STAGES.filter((each) => WAITS_FOR[each].includes(stage)).map((each) => ({ stage: each, waitsFor: WAITS_FOR[each] }));
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
