"use client";

import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useCallback, useRef } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RunChanges, RunPage } from "@/server/api/runs";
import { applyChanges, judgeChanges, type SeenRuns } from "./apply-changes";
import { type RunsFilter, runsQuery } from "./runs-url";

const POLL_MS = 5_000;

export interface LiveRuns {
  query: UseQueryResult<RunPage, unknown>;
  /** Whether changes come by asking, since the stream is interrupted. */
  isPolling: boolean;
}

/** The page of runs a filter shows, kept up to date by the server's stream of changes, and by asking while that is down. */
export function useLiveRuns(filter: RunsFilter): LiveRuns {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const seen = useRef<SeenRuns>(null);
  const options = trpc.runs.list.queryOptions(runsQuery(filter));

  const hear = useCallback(
    (changes: RunChanges) => {
      const pages = { queryKey: trpc.runs.list.queryKey() };
      const judged = judgeChanges(seen.current, queryClient.getQueryData<RunPage>(options.queryKey), changes);
      seen.current = judged.seen;
      queryClient.setQueriesData<RunPage>(pages, (page) => page && applyChanges(page, changes));
      if (!judged.needsReload) return;
      void queryClient.invalidateQueries(pages);
      void queryClient.invalidateQueries({ queryKey: trpc.account.overview.queryKey() });
    },
    [options.queryKey, queryClient, trpc],
  );
  const stream = useSubscription(trpc.runs.changes.subscriptionOptions(undefined, { onData: ({ data }) => hear(data) }));
  const query = useQuery({ ...options, placeholderData: keepPreviousData, refetchInterval: stream.status === "pending" ? false : POLL_MS });
  return { query, isPolling: stream.error !== null };
}
