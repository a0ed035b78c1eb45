"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";
import { useRefresh } from "./use-refresh";
import { useTellFailure } from "./use-tell-failure";

/** What can be done with a knowledge base as a whole. */
export interface BaseActions {
  isBusy: boolean;
  create(name: string): void;
  rename(knowledgeBaseId: number, name: string): void;
  setDefault(base: KnowledgeBaseRow): void;
  /** Makes a revision the newest of a knowledge base: its own (restore) or another (join). */
  copy(revisionId: number, target: KnowledgeBaseRow, note: string): void;
}

/** @param onDone called after each that worked */
export function useBaseActions(onDone: () => void): BaseActions {
  const t = useTranslations("knowledge.done");
  const baseName = useBaseName();
  const onError = useTellFailure();
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [, changeAddress] = useKnowledgeAddress();
  const tell = async (message: string, revisionId: number | null): Promise<void> => {
    await refresh(revisionId);
    notifications.show({ message });
    onDone();
  };
  const create = useMutation(trpc.knowledge.create.mutationOptions({ onError }));
  const rename = useMutation(trpc.knowledge.rename.mutationOptions({ onError }));
  const setDefault = useMutation(trpc.knowledge.setDefault.mutationOptions({ onError }));
  const copy = useMutation(trpc.knowledge.copyRevision.mutationOptions({ onError }));
  return {
    isBusy: create.isPending || rename.isPending || setDefault.isPending || copy.isPending,
    create: (name) =>
      create.mutate(
        { name },
        {
          onSuccess: async ({ knowledgeBaseId, revisionId }) => {
            await refresh(revisionId);
            onDone();
            changeAddress({ knowledgeBaseId, open: [], query: "", filter: "all" });
          },
        },
      ),
    rename: (knowledgeBaseId, name) => rename.mutate({ knowledgeBaseId, name }, { onSuccess: () => tell(t("renamed"), null) }),
    setDefault: ({ id, name }) =>
      setDefault.mutate(
        { knowledgeBaseId: id },
        {
          onSuccess: async () => {
            // An address without a knowledge base means the default one: say which is open before that changes.
            changeAddress({ knowledgeBaseId: id });
            await tell(t("default", { name }), null);
          },
        },
      ),
    copy: (revisionId, target, note) =>
      copy.mutate(
        { revisionId, knowledgeBaseId: target.id, note },
        {
          onSuccess: async (outcome) => {
            if (outcome.kind === "not-found") return;
            if (outcome.kind === "same") await tell(t("same", { number: outcome.number }), null);
            else await tell(t("copied", { number: outcome.place.number, name: baseName(target.name) }), outcome.place.revisionId);
          },
        },
      ),
  };
}
