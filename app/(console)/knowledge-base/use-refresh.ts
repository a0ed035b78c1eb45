"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc-client";

/**
 * Shows a revision that was just made. Its content is fetched before the draft is asked for again: else the table would
 * show the old texts for a moment, without the draft that changed them.
 */
export function useRefresh(): (revisionId: number | null) => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (revisionId) => {
    if (revisionId !== null) await client.fetchQuery({ ...trpc.knowledge.content.queryOptions({ revisionId }), staleTime: Infinity }).catch(() => undefined);
    await Promise.all([trpc.knowledge.list, trpc.knowledge.draft, trpc.knowledge.history].map((procedure) => client.invalidateQueries({ queryKey: procedure.pathKey() })));
  };
}
