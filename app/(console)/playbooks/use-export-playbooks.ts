"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { saveFile } from "@/app/_lib/save-file";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTellFailure } from "./use-save-playbook";

/** Writes all playbooks, or one, in their newest revisions into a file that can be imported. */
export function useExportPlaybooks(): (one: { id: number; number: number } | null) => Promise<void> {
  const t = useTranslations("playbooks.files");
  const trpc = useTRPC();
  const client = useQueryClient();
  const tellFailure = useTellFailure();
  return async (one) => {
    const name = one === null ? t("exportAll") : t("exportOne", { id: String(one.id), number: String(one.number) });
    try {
      // What somebody has just saved is in it.
      const { text } = await client.fetchQuery({ ...trpc.playbooks.files.export.queryOptions({ playbookId: one?.id ?? null }), staleTime: 0 });
      saveFile(new Blob([text], { type: "application/json" }), `${name}.json`);
    } catch (error) {
      tellFailure(error);
    }
  };
}
