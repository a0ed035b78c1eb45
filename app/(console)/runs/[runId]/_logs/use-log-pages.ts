"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RecordRow } from "@/server/api/logs";
import type { LogFilter } from "@/server/domain/present/log-filter";
import { type IndexedOutline, planPage } from "@/server/domain/present/log-outline";
import { useRun } from "../_view/run-context";

/** Records read at a time, and how many before and after the window are read ahead. */
const PAGE = 100;
const AHEAD = 50;
/** While the scroll bar is dragged far, nothing is read until it rests for this long. */
const REST_MS = 60;

interface LogPages {
  /** The record at a position; undefined while it is read. */
  rowAt(position: number): RecordRow | undefined;
  error: unknown;
  retry(): void;
}

/** Which records are listed. */
export interface ListedLogs {
  filter: LogFilter;
  outline: IndexedOutline;
  /** The first of them, where they were found before all were counted. */
  first: readonly RecordRow[];
  /** The outline is that of the first ones: the others are still counted. */
  isCounting: boolean;
}

interface PageResult {
  data: RecordRow[] | undefined;
  isError: boolean;
  error: unknown;
  refetch(): unknown;
}

/** Reads the pages that the rows from `first` to before `last` are on; what was read stays. */
export function useLogPages({ filter, outline, first: found, isCounting }: ListedLogs, first: number, last: number): LogPages {
  const trpc = useTRPC();
  const { runId } = useRun();
  const { from, to } = useSettled(Math.floor(Math.max(0, first - AHEAD) / PAGE), Math.ceil((last + AHEAD) / PAGE));
  const total = (outline.before.at(-1) ?? 0) + outline.untimed;
  const pages = isCounting ? [] : Array.from({ length: Math.max(0, Math.min(to, Math.ceil(total / PAGE)) - from) }, (_, at) => from + at);
  const combine = useCallback(
    (results: PageResult[]): LogPages => ({
      rowAt: (position) => results[Math.floor(position / PAGE) - from]?.data?.[position % PAGE] ?? found[position],
      error: results.find((result) => result.isError)?.error ?? null,
      retry: () => results.forEach((result) => result.isError && void result.refetch()),
    }),
    [from, found],
  );
  return useQueries({
    queries: pages.map((page) => trpc.logs.page.queryOptions({ runId, filter, ...planPage(outline, page * PAGE, PAGE), limit: PAGE }, { staleTime: Infinity, trpc: { abortOnUnmount: true } })),
    combine,
  });
}

/** A stretch of pages that follows at once to its neighbours, and after a rest to anywhere else. */
function useSettled(from: number, to: number): { from: number; to: number } {
  const [settled, setSettled] = useState({ from, to });
  const isSame = from === settled.from && to === settled.to;
  const isNear = from <= settled.to && to >= settled.from;
  if (isNear && !isSame) setSettled({ from, to });
  useEffect(() => {
    if (isNear) return;
    const timer = setTimeout(() => setSettled({ from, to }), REST_MS);
    return () => clearTimeout(timer);
  }, [isNear, from, to]);
  return isNear ? { from, to } : settled;
}
