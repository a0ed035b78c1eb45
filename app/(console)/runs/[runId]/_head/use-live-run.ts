"use client";

import { useIsMutating, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RunPage } from "@/server/api/run";
import type { RunListRow } from "@/server/api/runs";

const POLL_MS = 5_000;

export interface LiveRun {
  query: UseQueryResult<RunPage, unknown>;
  /** The run as last heard of, and the server's clock then; null until the first word. */
  live: { run: RunListRow; now: number } | null;
}

/** The head of a run, kept up to date while it is at work by the stream of changes, and by asking while that is down. */
export function useLiveRun(runId: number): LiveRun {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [live, setLive] = useState<LiveRun["live"]>(null);
  const options = trpc.run.page.queryOptions({ runId });
  const isDone = queryClient.getQueryData(options.queryKey)?.head.status === "completed";
  const stream = useSubscription({
    ...trpc.runs.changes.subscriptionOptions(undefined, {
      onData: ({ data }) => {
        const run = data.changed.find(({ id }) => id === runId);
        if (run !== undefined) setLive({ run, now: data.now });
        const isNews = run !== undefined && run.status !== queryClient.getQueryData(options.queryKey)?.head.status;
        if (!isNews && !data.gone.includes(runId)) return;
        // The lines of a run stay, but what was found in them does not where it is classified again.
        for (const queryKey of [trpc.run.pathKey(), trpc.logs.pathKey()]) void queryClient.invalidateQueries({ queryKey });
      },
    }),
    enabled: !isDone,
  });
  useReadAgain(() => void queryClient.invalidateQueries({ queryKey: options.queryKey }));
  const query = useQuery({ ...options, refetchInterval: ({ state }) => (isActive(state.data?.head.status) && stream.status !== "pending" ? POLL_MS : false) });
  return { query, live };
}

function isActive(status: RunListRow["status"] | undefined): boolean {
  return status === "queued" || status === "running";
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
