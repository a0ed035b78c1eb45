"use client";

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RunPicture } from "@/server/domain/present/run-picture";
import type { TimeGrid } from "@/server/domain/time-grid";
import { playOptions, type PlayOptions } from "./play-options";

/** The instant looked at, and what moves it. */
export interface TimeMachine {
  /** Buckets passed. */
  index: number;
  isEnd: boolean;
  isPlaying: boolean;
  speed: number;
  step: number;
  options: PlayOptions;
  goTo(index: number): void;
  /** Pauses, and goes there from anywhere before. */
  goToAtLeast(index: number): void;
  toggle(): void;
  stepBy(direction: -1 | 1): void;
  /** To the next first ERROR of a problem, or the one before. */
  skip(direction: -1 | 1): void;
  setSpeed(speed: number): void;
  setStep(step: number): void;
}

interface TimeMachineInput {
  picture: RunPicture;
  /** Where the address says to begin. */
  startIndex: number;
  /** Bucket ends at which a problem occurs, ascending. */
  stops: readonly number[];
  /** Called when the instant has come to rest. */
  onRest(index: number): void;
}

const REST_MS = 250;

/**
 * Moves through the log. While it plays, the instant follows the clock, not the number of frames. What moves it stays the same
 * from instant to instant: what is drawn with it need not be drawn anew.
 */
export function useTimeMachine({ picture, startIndex, stops, onRest }: TimeMachineInput): TimeMachine {
  const { bucketCount, bucketMicros } = picture;
  const options = useMemo(() => playOptions(bucketCount * bucketMicros, bucketMicros), [bucketCount, bucketMicros]);
  const [index, setIndex] = useState(startIndex);
  const [isPlaying, setPlaying] = useState(false);
  const [chosenSpeed, setSpeed] = useState<number | null>(null);
  const [chosenStep, setStep] = useState<number | null>(null);
  const speed = chosenSpeed ?? options.speed;
  const step = chosenStep ?? options.step;

  const told = useRef<number[]>([]);
  useFollowedAddress(startIndex, told, setIndex);
  usePlaying({ isPlaying, speed, picture, index, setIndex, setPlaying });
  useRest(index, isPlaying, told, onRest);

  const move = useCallback(
    (wishedFrom: (now: number) => number) => {
      setPlaying(false);
      setIndex((now) => Math.min(bucketCount, Math.max(0, Math.round(wishedFrom(now)))));
    },
    [bucketCount],
  );
  const goTo = useCallback((wished: number) => move(() => wished), [move]);
  const goToAtLeast = useCallback((least: number) => {
    setPlaying(false);
    setIndex((now) => Math.max(now, least));
  }, []);
  const toggle = useCallback(() => {
    setPlaying((playing) => !playing);
    // From the end there is nothing to play: begin anew.
    setIndex((now) => (now >= bucketCount ? 0 : now));
  }, [bucketCount]);
  const stepBy = useCallback((direction: -1 | 1) => move((now) => nextStep(picture, now, direction, step)), [move, picture, step]);
  const skip = useCallback(
    (direction: -1 | 1) => move((now) => (direction === 1 ? (stops.find((stop) => stop > now) ?? bucketCount) : (stops.findLast((stop) => stop < now) ?? 0))),
    [move, stops, bucketCount],
  );
  return { index, isEnd: index >= bucketCount, isPlaying, speed, step, options, goTo, goToAtLeast, toggle, stepBy, skip, setSpeed, setStep };
}

/** Steps end at multiples of the step on the clock, so that going there and back comes to the same instants, and to round ones. */
function nextStep({ startMicros, bucketMicros }: TimeGrid, index: number, direction: -1 | 1, step: number): number {
  const passed = (startMicros + index * bucketMicros) / step;
  const next = direction === 1 ? Math.floor(passed) + 1 : Math.ceil(passed) - 1;
  return (next * step - startMicros) / bucketMicros;
}

/**
 * The back button, or another link to the same run, moves the instant too.
 * @param told instants that were written into the address here and have not come back from it, oldest first: the person may be elsewhere by then
 */
function useFollowedAddress(startIndex: number, told: RefObject<number[]>, setIndex: (index: number) => void): void {
  const followed = useRef(startIndex);
  useEffect(() => {
    if (followed.current === startIndex) return;
    followed.current = startIndex;
    const own = told.current.indexOf(startIndex);
    told.current = told.current.slice(own + 1);
    if (own < 0) setIndex(startIndex);
  }, [startIndex, told, setIndex]);
}

interface PlayingInput {
  isPlaying: boolean;
  speed: number;
  picture: RunPicture;
  index: number;
  setIndex: (index: number) => void;
  setPlaying: (playing: boolean) => void;
}

function usePlaying({ isPlaying, speed, picture, index, setIndex, setPlaying }: PlayingInput): void {
  const { bucketCount, bucketMicros } = picture;
  const position = useRef(index);
  useEffect(() => {
    if (!isPlaying) position.current = index;
  }, [isPlaying, index]);
  useEffect(() => {
    if (!isPlaying) return;
    let last: number | null = null;
    let frame = requestAnimationFrame(function advance(now) {
      if (last !== null) position.current += ((now - last) * 1000 * speed) / bucketMicros;
      last = now;
      setIndex(Math.min(bucketCount, Math.floor(position.current)));
      if (position.current >= bucketCount) setPlaying(false);
      else frame = requestAnimationFrame(advance);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, speed, bucketCount, bucketMicros, setIndex, setPlaying]);
}

/** Browsers allow few changes of the address a second: it is written when the instant rests. */
function useRest(index: number, isPlaying: boolean, told: RefObject<number[]>, onRest: (index: number) => void): void {
  const last = useRef(index);
  useEffect(() => {
    if (isPlaying || last.current === index) return;
    const timer = setTimeout(() => {
      last.current = index;
      told.current.push(index);
      onRest(index);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [index, isPlaying, told, onRest]);
}
