"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { BadRow } from "@/server/domain/knowledge/file-row";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";
import { useRefresh } from "./use-refresh";
import { useTellFailure } from "./use-tell-failure";

export type ImportTarget = "replace" | "add" | "asNew";

export interface Import {
  isBusy: boolean;
  /** The rows for which the file was not taken; null: none so far. */
  refused: BadRow[] | null;
  /** Another file was chosen: what was said of the one before does not hold for it. */
  forget(): void;
  run(file: { name: string; base64: string }, target: ImportTarget, name: string): void;
}

/** Puts a file into the draft of a knowledge base, or makes a knowledge base of it. */
export function useImport(base: KnowledgeBaseRow | null, onDone: () => void): Import {
  const t = useTranslations("knowledge");
  const onError = useTellFailure();
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [, changeAddress] = useKnowledgeAddress();
  const [refused, setRefused] = useState<BadRow[] | null>(null);
  const intoDraft = useMutation(trpc.knowledge.files.importIntoDraft.mutationOptions({
    onError,
    onSuccess: async (outcome) => {
      if (outcome.kind === "refused") return setRefused(outcome.rows);
      if (outcome.kind === "not-found") return;
      await refresh(null);
      notifications.show({ message: t("import.done", { count: outcome.changes }) });
      if (outcome.changes > 0) changeAddress({ filter: "changed", query: "" });
      onDone();
    },
  }));
  const asNew = useMutation(trpc.knowledge.files.importAsNew.mutationOptions({
    onError,
    onSuccess: async (outcome, { name }) => {
      if (outcome.kind === "refused") return setRefused(outcome.rows);
      if (outcome.kind === "not-found") return;
      await refresh(outcome.revisionId);
      notifications.show({ message: t("import.created", { name }) });
      changeAddress({ knowledgeBaseId: outcome.knowledgeBaseId, open: [], query: "", filter: "all" });
      onDone();
    },
  }));
  return {
    isBusy: intoDraft.isPending || asNew.isPending,
    refused,
    forget: () => setRefused(null),
    run: (file, target, name) => {
      setRefused(null);
      if (target === "asNew") asNew.mutate({ file, name });
      else if (base) intoDraft.mutate({ knowledgeBaseId: base.id, file, mode: target });
    },
  };
}
