"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc-client";
import { countUntil } from "@/server/domain/present/log-outline";
import { bucketOf, instantOfIndex, type TimeGrid } from "@/server/domain/time-grid";
import type { LineAddress } from "../_view/run-address";
import { useRun } from "../_view/run-context";
import type { ListedLogs } from "./use-log-pages";

/** Records listed before the bucket of an instant; those without a time come after all others. */
function beforeBucket({ outline }: ListedLogs, grid: TimeGrid, micros: number | null): number {
  if (micros === null) return countUntil(outline, null) - outline.untimed;
  return countUntil(outline, bucketOf(grid, micros));
}

/** The position of the record that a line belongs to, or of where it would stand; null while that is not known. */
export function useMarkedPosition(logs: ListedLogs, mark: LineAddress | null): number | null {
  const trpc = useTRPC();
  const { runId, picture } = useRun();
  const { fileNumber, line } = mark ?? { fileNumber: 0, line: 0 };
  const { data } = useQuery({ ...trpc.logs.beforeLine.queryOptions({ runId, filter: logs.filter, fileNumber, line }), enabled: mark !== null, staleTime: Infinity });
  if (mark === null || data === undefined || data === null) return null;
  return beforeBucket(logs, picture, data.micros) + data.before;
}

/** Finds the position of the first record at or after an instant. */
export function useInstantPosition(logs: ListedLogs): (micros: number) => Promise<number> {
  const api = useTRPCClient();
  const { runId, picture } = useRun();
  return useCallback(
    async (micros) => {
      const within = Math.min(instantOfIndex(picture, picture.bucketCount), Math.max(instantOfIndex(picture, 0), micros));
      return beforeBucket(logs, picture, within) + (await api.logs.beforeInstant.query({ runId, filter: logs.filter, micros: within }));
    },
    [api, runId, picture, logs],
  );
}
