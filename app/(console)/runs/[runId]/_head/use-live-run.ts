"use client";

import { useIsMutating, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RunPage } from "@/server/api/run";
import type { RunListRow } from "@/server/api/runs";

/** How often a run at work is asked for while the stream is down. */
const POLL_MS = 5_000;
/** The same of one that is done, which no stream tells about: somebody else may classify it again. */
const DONE_POLL_MS = 30_000;

export interface LiveRun {
  query: UseQueryResult<RunPage, unknown>;
  /** The run as last heard of, and the server's clock then; null until the first word. */
  live: { run: RunListRow; now: number } | null;
}

/**
 * The head of a run, kept up to date while it is at work by the stream of changes, and by asking while that is down or the
 * run is done. What was found is read anew once the run is done anew.
 */
export function useLiveRun(runId: number): LiveRun {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [live, setLive] = useState<LiveRun["live"]>(null);
  const options = trpc.run.page.queryOptions({ runId });
  const isDone = queryClient.getQueryData(options.queryKey)?.head.status === "completed";
  const readHead = (): void => void queryClient.invalidateQueries({ queryKey: options.queryKey });
  const stream = useSubscription({
    ...trpc.runs.changes.subscriptionOptions(undefined, {
      onData: ({ data }) => {
        const run = data.changed.find(({ id }) => id === runId);
        if (run !== undefined) setLive({ run, now: data.now });
        const isNews = run !== undefined && run.status !== queryClient.getQueryData(options.queryKey)?.head.status;
        if (isNews || data.gone.includes(runId)) readHead();
      },
    }),
    enabled: !isDone,
  });
  useReadAgain(readHead);
  const query = useQuery({ ...options, refetchInterval: ({ state }) => pollMs(state.data?.head.status, stream.status === "pending") });
  useDoneAnew(query.data?.head, () => {
    for (const queryKey of [trpc.run.pathKey(), trpc.logs.pathKey()]) void queryClient.invalidateQueries({ queryKey });
  });
  return { query, live };
}

function pollMs(status: RunListRow["status"] | undefined, isStreaming: boolean): number | false {
  if (status === "completed") return DONE_POLL_MS;
  return isActive(status) && !isStreaming ? POLL_MS : false;
}

function isActive(status: RunListRow["status"] | undefined): boolean {
  return status === "queued" || status === "running";
}

/**
 * Tells that a run which was done is done again: classified anew, or read in other time zones, also where that failed and it
 * has its earlier result back, since what was asked for meanwhile was half of another one.
 */
function useDoneAnew(head: RunPage["head"] | undefined, tell: () => void): void {
  const finished = head?.status === "completed" ? (head.finishedAt?.getTime() ?? null) : null;
  const before = useRef(finished);
  const hasBeenDone = useRef(finished !== null);
  useEffect(() => {
    if (finished === before.current) return;
    if (finished !== null && hasBeenDone.current) tell();
    hasBeenDone.current ||= finished !== null;
    before.current = finished;
  }, [finished, tell]);
}

/** Reads the head again when something was done with a run: renamed, cancelled, begun anew. */
function useReadAgain(read: () => void): void {
  const open = useIsMutating();
  const before = useRef(0);
  useEffect(() => {
    if (open === 0 && before.current > 0) read();
    before.current = open;
  }, [open, read]);
}
