"use client";

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { saveFile } from "@/app/_lib/save-file";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useTellFailure } from "./use-tell-failure";

/** The formats that a knowledge base is written in; each can be imported again. */
export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes the newest revision into a file of the format that is imported, and says what is not in it. */
export function useExport(): (base: KnowledgeBaseRow, format: ExportFormat, hasDraft: boolean) => Promise<void> {
  const t = useTranslations("knowledge");
  const tellFailure = useTellFailure();
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (base, format, hasDraft) => {
    const { revisionId, number } = base.head;
    const header: [string, string, string, string] = [t("export.columns.anomalyId"), t("export.columns.anomaly"), t("export.columns.problemId"), t("export.columns.problem")];
    try {
      const { base64, withoutLink } = await client.fetchQuery(trpc.knowledge.files.export.queryOptions({ revisionId, format, header }));
      saveFile(fileOf(base64, format), `${t("export.fileName")}-${String(base.id)}-r${String(number)}.${format}`);
      if (hasDraft) notifications.show({ message: t("export.draft", { number }) });
      if (withoutLink > 0) notifications.show({ color: "yellow", message: t("export.withoutLink", { count: withoutLink }) });
    } catch (error) {
      tellFailure(error);
    }
  };
}

const TYPES: Record<ExportFormat, string> = { csv: "text/csv;charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", json: "application/json" };

function fileOf(base64: string, format: ExportFormat): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: TYPES[format] });
}
