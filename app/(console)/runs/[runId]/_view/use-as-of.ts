"use client";

import { useCallback, useMemo } from "react";
import { stateAsOf, type AsOfState } from "@/server/domain/present/as-of";
import { indexOfInstant, indexPicture, instantOfIndex, type AsOfIndex } from "@/server/domain/present/as-of-index";
import { countPredictions, predictionsAsOf, type PredictionAsOf, type PredictionCounts } from "@/server/domain/present/as-of-predictions";
import type { RunPicture } from "@/server/domain/present/run-picture";
import { useRunAddress } from "./use-run-address";
import { useTimeMachine, type TimeMachine } from "./use-time-machine";

/** A run as of the instant of the Time Machine. */
export interface AsOf {
  asOf: AsOfIndex;
  machine: TimeMachine;
  state: AsOfState;
  /** The same at the end of the log. */
  end: AsOfState;
  predictions: readonly PredictionAsOf[];
  earlyWarnings: PredictionCounts;
  /** Bucket ends at which a problem occurs for the first time, ascending. */
  stops: readonly number[];
}

/** Everything a run's page shows, counted anew for the instant: two tenths of a millisecond for a day of minutes. */
export function useAsOf(picture: RunPicture): AsOf {
  const { address, change } = useRunAddress();
  const asOf = useMemo(() => indexPicture(picture), [picture]);
  const end = useMemo(() => stateAsOf(asOf, picture.bucketCount), [asOf, picture]);
  const stops = useMemo(() => [...new Set(asOf.incidents.map(({ from }) => from))].sort((a, b) => a - b), [asOf]);
  const onRest = useCallback((index: number) => change({ at: index >= picture.bucketCount ? null : instantOfIndex(picture, index) }), [change, picture]);
  const machine = useTimeMachine({ picture, startIndex: indexOfInstant(picture, address.at), stops, onRest });
  const { index } = machine;
  const state = useMemo(() => (index >= picture.bucketCount ? end : stateAsOf(asOf, index)), [asOf, end, index, picture]);
  const predictions = useMemo(() => predictionsAsOf(picture.predictions, state.atMicros, state.isEnd), [picture, state]);
  const earlyWarnings = useMemo(() => countPredictions(predictions.filter(({ facts }) => facts.kind === "problem")), [predictions]);
  return { asOf, machine, state, end, predictions, earlyWarnings, stops };
}
