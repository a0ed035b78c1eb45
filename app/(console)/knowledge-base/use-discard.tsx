"use client";

import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";
import { useRefresh } from "./use-refresh";
import { useTellFailure } from "./use-tell-failure";

/** Asks once, then throws the person's draft away. */
export function useDiscard(base: KnowledgeBaseRow | null, count: number): () => void {
  const t = useTranslations("knowledge");
  const baseName = useBaseName();
  const common = useTranslations("common");
  const onError = useTellFailure();
  const refresh = useRefresh();
  const [{ filter }, changeAddress] = useKnowledgeAddress();
  const onSuccess = async (): Promise<void> => {
    await refresh(base?.head.revisionId ?? null);
    if (filter === "changed") changeAddress({ filter: "all" });
    notifications.show({ message: t("done.discarded") });
  };
  const discard = useMutation(useTRPC().knowledge.discard.mutationOptions({ onSuccess, onError }));
  return () => {
    if (!base) return;
    modals.openConfirmModal({
      title: t("discard.title"),
      children: t("discard.text", { count, name: baseName(base.name) }),
      labels: { confirm: t("discard.confirm"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => discard.mutate({ knowledgeBaseId: base.id }),
    });
  };
}
