"use client";

import { useRun } from "./run-context";

/** An instant of the log in a column. The whole of it under the pointer. */
export function Moment({ micros }: { micros: number | null }) {
  const { clock, moment } = useRun();
  return <span title={clock(micros)}>{moment(micros)}</span>;
}
