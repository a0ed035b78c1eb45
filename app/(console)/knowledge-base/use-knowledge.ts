"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RootRouter } from "@/server/api/root";
import { applyChanges, type Change } from "@/server/domain/knowledge/change";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { indexUsage, type UsageIndex } from "./list-rows";
import { joinView, type ProblemView } from "./join-view";

type Outputs = inferRouterOutputs<RootRouter>["knowledge"];
export type KnowledgeBaseRow = Outputs["list"][number];
export type OtherDraft = Outputs["draft"]["others"][number];

/** A knowledge base as the person sees it: a revision, and their draft on it. */
export interface OpenKnowledge {
  base: Knowledge;
  /** The number of the revision the draft began from. */
  baseNumber: number;
  current: Knowledge;
  changes: Change[];
  others: OtherDraft[];
  view: ProblemView[];
  usage: UsageIndex;
}

export type KnowledgeState = { kind: "loading" } | { kind: "error"; error: unknown; retry: () => void } | { kind: "open"; knowledge: OpenKnowledge };

/** How often others' saves and edits are looked for. */
const REFRESH_MS = 20_000;

/** Every knowledge base, kept fresh. */
export function useKnowledgeBases() {
  const trpc = useTRPC();
  return useQuery({ ...trpc.knowledge.list.queryOptions(), refetchInterval: REFRESH_MS });
}

/** Reads a knowledge base with the person's draft. */
export function useKnowledge(knowledgeBaseId: number): KnowledgeState {
  const trpc = useTRPC();
  const draft = useQuery({ ...trpc.knowledge.draft.queryOptions({ knowledgeBaseId }), refetchInterval: REFRESH_MS });
  const revisionId = draft.data?.baseRevisionId;
  // A revision never changes: what was read once is not asked for again.
  const content = useQuery({ ...trpc.knowledge.content.queryOptions({ revisionId: revisionId ?? 0 }), enabled: revisionId !== undefined, staleTime: Infinity });
  const usage = useQuery(trpc.knowledge.usage.queryOptions({ knowledgeBaseId }));

  const changes = draft.data?.changes;
  const base = content.data;
  const current = useMemo(() => (base && changes ? applyChanges(base, changes) : undefined), [base, changes]);
  const view = useMemo(() => (base && current ? joinView(base, current) : undefined), [base, current]);
  const usageIndex = useMemo(() => indexUsage(usage.data), [usage.data]);

  if (draft.data && base && current && view) {
    return { kind: "open", knowledge: { base, baseNumber: base.number, current, changes: draft.data.changes, others: draft.data.others, view, usage: usageIndex } };
  }
  const failed = [draft, content].find(({ isError }) => isError);
  return failed ? { kind: "error", error: failed.error, retry: () => void failed.refetch() } : { kind: "loading" };
}
