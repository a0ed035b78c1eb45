"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useIsMutating, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ALONE, useTRPC } from "@/app/_lib/trpc-client";
import { editionOf } from "./edition-of";
import { useTableActions } from "./table-actions";

/** A worker is not asked at every key, but once nothing has changed for a moment. */
const PAUSE_MS = 800;

/** Which state the draft is in, once it has come to rest and the server has it; null before. */
function useSettledEdition(): string | null {
  const { knowledge } = useTableActions();
  const now = useMemo(() => editionOf(knowledge.baseNumber, knowledge.changes), [knowledge.baseNumber, knowledge.changes]);
  const [settled] = useDebouncedValue(now, PAUSE_MS);
  const sending = useIsMutating({ predicate: ({ options }) => options.scope?.id.startsWith("draft-") === true });
  return settled === now && sending === 0 ? now : null;
}

/** What would change in recent runs, for the draft as it is. Asked anew when the draft changes. */
export function useWhatIf() {
  const trpc = useTRPC();
  const { knowledgeBaseId } = useTableActions();
  const edition = useSettledEdition();
  const options = trpc.knowledge.insight.whatIf.queryOptions({ knowledgeBaseId, edition: edition ?? "" }, ALONE);
  return useQuery({ ...options, enabled: edition !== null, placeholderData: keepPreviousData, retry: false });
}

/** What the draft could be better at; asked anew when it changes. */
export function useLint() {
  const trpc = useTRPC();
  const { knowledgeBaseId } = useTableActions();
  const edition = useSettledEdition();
  const options = trpc.knowledge.insight.lint.queryOptions({ knowledgeBaseId, edition: edition ?? "" }, ALONE);
  return useQuery({ ...options, enabled: edition !== null, placeholderData: keepPreviousData, retry: false });
}

/** The entries nearest in meaning to what was typed; `isStale` while they are those of an earlier text. */
export function useNearest(text: string) {
  const trpc = useTRPC();
  const { knowledgeBaseId } = useTableActions();
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS / 2);
  const query = useQuery({ ...trpc.knowledge.insight.nearest.queryOptions({ knowledgeBaseId, text: settled }, ALONE), enabled: settled !== "", placeholderData: keepPreviousData, retry: false });
  return { query, isStale: query.isPlaceholderData || settled !== text.trim() };
}
