"use client";

import { useRun } from "./run-context";

/** An instant of the log in a column: to the second, or with its day and to the minute where the log has several days. The whole of it under the pointer. */
export function Moment({ micros }: { micros: number | null }) {
  const { isOneDay, clock, minute } = useRun();
  return <span title={clock(micros)}>{isOneDay ? clock(micros) : minute(micros)}</span>;
}
