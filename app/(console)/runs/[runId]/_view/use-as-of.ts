"use client";

import { useCallback, useMemo } from "react";
import { stateAsOf, type AsOfState } from "@/server/domain/present/as-of";
import { indexPicture, type AsOfIndex } from "@/server/domain/present/as-of-index";
import { countPredictions, predictionsAsOf, type PredictionAsOf, type PredictionCounts } from "@/server/domain/present/as-of-predictions";
import type { RunPicture } from "@/server/domain/present/run-picture";
import { indexOfInstant, instantOfIndex } from "@/server/domain/time-grid";
import { useRunAddress } from "./use-run-address";
import { useTimeMachine, type TimeMachine } from "./use-time-machine";

/** A run as of the instant of the Time Machine. */
export interface AsOf {
  asOf: AsOfIndex;
  machine: TimeMachine;
  state: AsOfState;
  /** The same for tables: while the log plays, they follow a few times a second, which is as often as anybody could read them. */
  listed: AsOfState;
  /** The same at the end of the log. */
  end: AsOfState;
  predictions: readonly PredictionAsOf[];
  earlyWarnings: PredictionCounts;
  /** Bucket ends at which a problem occurs for the first time, ascending. */
  stops: readonly number[];
}

/** How often tables follow while the log plays, in microseconds. */
const LISTED_EVERY = 250_000;

/** Everything a run's page shows, counted anew for the instant: two tenths of a millisecond for a day of minutes. */
export function useAsOf(picture: RunPicture): AsOf {
  const { address, change } = useRunAddress();
  const asOf = useMemo(() => indexPicture(picture), [picture]);
  const end = useMemo(() => stateAsOf(asOf, picture.bucketCount), [asOf, picture]);
  const stops = useMemo(() => [...new Set(asOf.incidents.map(({ from }) => from))].sort((a, b) => a - b), [asOf]);
  const onRest = useCallback((index: number) => change({ at: index >= picture.bucketCount ? null : instantOfIndex(picture, index) }), [change, picture]);
  const machine = useTimeMachine({ picture, startIndex: indexOfInstant(picture, address.at), stops, onRest });
  const { index } = machine;
  const listedIndex = machine.isPlaying ? index - (index % Math.max(1, Math.round((LISTED_EVERY * machine.speed) / picture.bucketMicros))) : index;
  const state = useMemo(() => (index >= picture.bucketCount ? end : stateAsOf(asOf, index)), [asOf, end, index, picture]);
  const listed = useMemo(() => (listedIndex >= picture.bucketCount ? end : stateAsOf(asOf, listedIndex)), [asOf, end, listedIndex, picture]);
  const predictions = useMemo(() => predictionsAsOf(picture.predictions, state.atMicros, state.isEnd), [picture, state]);
  const earlyWarnings = useMemo(() => countPredictions(predictions.filter(({ facts }) => facts.kind === "problem")), [predictions]);
  return { asOf, machine, state, listed, end, predictions, earlyWarnings, stops };
}
