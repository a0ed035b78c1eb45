"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import type { Format } from "@/server/domain/present/format";
import type { RunPicture } from "@/server/domain/present/run-picture";

/** What every part of a run's page needs to know. */
export interface RunView {
  runId: number;
  picture: RunPicture;
  /** Writes log times in the run's zone. */
  format: Format;
  zone: string;
  /** All of the log lies within one day of its zone. */
  isOneDay: boolean;
  /** An instant of the log, in microseconds: the time of day, with the day where the log has several. */
  clock(micros: number | null): string;
  /** The same to the minute. */
  minute(micros: number | null): string;
}

const RunContext = createContext<RunView | null>(null);

interface RunProviderProps {
  runId: number;
  zone: string;
  picture: RunPicture;
  children: ReactNode;
}

export function RunProvider({ runId, zone, picture, children }: RunProviderProps) {
  const format = useFormat(zone);
  const view = useMemo((): RunView => {
    const startMs = picture.startMicros / 1000;
    const endMs = startMs + (picture.bucketCount * picture.bucketMicros) / 1000 - 1;
    const isOneDay = format.date(startMs) === format.date(endMs);
    const ms = (micros: number | null): number | null => (micros === null ? null : micros / 1000);
    return {
      runId, picture, format, zone, isOneDay,
      clock: (micros) => (isOneDay ? format.time(ms(micros)) : format.instant(ms(micros))),
      minute: (micros) => (isOneDay ? format.minute(ms(micros)) : format.dayMinute(ms(micros))),
    };
  }, [runId, zone, picture, format]);
  return <RunContext value={view}>{children}</RunContext>;
}

/** The run of this page. */
export function useRun(): RunView {
  const view = useContext(RunContext);
  if (view === null) throw new Error("useRun outside the page of a run");
  return view;
}
