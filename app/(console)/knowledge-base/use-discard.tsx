"use client";

import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useRefresh } from "./use-refresh";

/** Asks once, then throws the person's draft away. */
export function useDiscard(base: KnowledgeBaseRow | null, count: number): () => void {
  const t = useTranslations("knowledge");
  const common = useTranslations("common");
  const failure = useFailureText();
  const refresh = useRefresh();
  const discard = useMutation({
    ...useTRPC().knowledge.discard.mutationOptions(),
    onSuccess: async () => {
      await refresh(base?.head.revisionId ?? null);
      notifications.show({ message: t("done.discarded") });
    },
    onError: (error: unknown) => notifications.show({ color: "red", title: t("done.failed"), message: failure.ofError(error) }),
  });
  return () => {
    if (!base) return;
    modals.openConfirmModal({
      title: t("discard.title"),
      children: t("discard.text", { count, name: base.name }),
      labels: { confirm: t("discard.confirm"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => discard.mutate({ knowledgeBaseId: base.id }),
    });
  };
}
