import { stateAsOf, type AsOfState } from "./as-of";
import type { AsOfIndex } from "./as-of-index";
import { predictionsAsOf } from "./as-of-predictions";

/** The figures of a run over its log, in equal stretches: records of each, everything else by its end. */
export interface RunTrends {
  /** The bucket end of each stretch. */
  ends: readonly number[];
  errors: readonly number[];
  warnings: readonly number[];
  problems: readonly number[];
  anomalies: readonly number[];
  novel: readonly number[];
  earlyWarnings: readonly number[];
  systems: readonly number[];
  unmatched: readonly number[];
}

/**
 * Samples a run for the small trends in its cards.
 * @param points stretches at the most
 */
export function runTrends(asOf: AsOfIndex, points: number): RunTrends {
  const { bucketCount, predictions } = asOf.picture;
  const count = Math.max(1, Math.min(points, bucketCount));
  const ends = Array.from({ length: count }, (_, at) => Math.round(((at + 1) * bucketCount) / count));
  const states = ends.map((end) => stateAsOf(asOf, end));
  const warnings = predictions.filter((prediction) => prediction.kind === "problem");
  const grown = (of: (state: AsOfState) => number): number[] => states.map((state, at) => of(state) - (at === 0 ? 0 : of(states[at - 1] ?? state)));
  return {
    ends,
    errors: grown((state) => state.errors),
    warnings: grown((state) => state.warnings),
    problems: states.map((state) => state.incidents.length),
    anomalies: states.map((state) => state.anomalies),
    novel: states.map((state) => state.novel),
    earlyWarnings: states.map((state) => predictionsAsOf(warnings, state.atMicros, state.isEnd).length),
    systems: states.map((state) => state.systemsTouched),
    unmatched: states.map((state) => state.unmatched),
  };
}

/** The last stretch that has passed by a bucket end; -1 before the first has. */
export function trendIndex({ ends }: RunTrends, index: number): number {
  return ends.findLastIndex((end) => end <= index);
}
