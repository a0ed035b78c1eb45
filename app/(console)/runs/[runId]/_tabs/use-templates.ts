"use client";

import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { TemplatePage } from "@/server/api/run";
import type { TemplateSort } from "@/server/domain/present/template-sort";
import { pageOf } from "./list-pages";

/** How often is asked again for trends that a worker is counting. */
const COUNTING_MS = 1_500;

/** Templates of a run that have a text, empty for all; their trends come when they are counted. */
export function useTemplates(runId: number, { page, text, sort }: { page: number; text: string; sort: TemplateSort }): UseQueryResult<TemplatePage, unknown> {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.run.templates.queryOptions({ runId, ...pageOf(page), sort, text: text === "" ? undefined : text }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.rows.some(({ points }) => points === null) === true ? COUNTING_MS : false),
  });
}

/** Until a page that was just opened has been drawn, even on a slow machine. */
const AHEAD_MS = 3_000;

/** Asks for the first templates ahead: what nobody has counted yet is counted by the time the tab is opened. */
export function useTemplatesAhead(runId: number): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useEffect(() => {
    // Not at once: counting takes a processor for seconds, and the page needs it to be taken over.
    const timer = setTimeout(() => void queryClient.prefetchQuery(trpc.run.templates.queryOptions({ runId, ...pageOf(1), sort: "records", text: undefined })), AHEAD_MS);
    return () => clearTimeout(timer);
  }, [queryClient, trpc, runId]);
}
