"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useTellFailure } from "./use-tell-failure";

/** Writes the newest revision into a file of the format that is imported, and says what is not in it. */
export function useExport(): (base: KnowledgeBaseRow, hasDraft: boolean) => Promise<void> {
  const t = useTranslations("knowledge");
  const tellFailure = useTellFailure();
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (base, hasDraft) => {
    const { revisionId, number } = base.head;
    const header: [string, string, string, string] = [t("export.columns.anomalyId"), t("export.columns.anomaly"), t("export.columns.problemId"), t("export.columns.problem")];
    try {
      const { text, withoutLink } = await client.fetchQuery(trpc.knowledge.files.export.queryOptions({ revisionId, header }));
      download(text, `${t("export.fileName")}-${String(base.id)}-r${String(number)}.csv`);
      if (hasDraft) notifications.show({ message: t("export.draft", { number }) });
      if (withoutLink > 0) notifications.show({ color: "yellow", message: t("export.withoutLink", { count: withoutLink }) });
    } catch (error) {
      tellFailure(error);
    }
  };
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
