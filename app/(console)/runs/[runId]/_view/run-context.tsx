"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import type { Format } from "@/server/domain/present/format";
import { logClock, type LogClock } from "@/server/domain/present/log-clock";
import type { RunPicture } from "@/server/domain/present/run-picture";

/** What every part of a run's page needs to know. */
export interface RunView extends LogClock {
  runId: number;
  picture: RunPicture;
  /** Writes log times in the run's zone. */
  format: Format;
  zone: string;
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
  const view = useMemo((): RunView => ({ runId, picture, format, zone, ...logClock(format, picture) }), [runId, zone, picture, format]);
  return <RunContext value={view}>{children}</RunContext>;
}

/** The run of this page. */
export function useRun(): RunView {
  const view = useContext(RunContext);
  if (view === null) throw new Error("useRun outside the page of a run");
  return view;
}
