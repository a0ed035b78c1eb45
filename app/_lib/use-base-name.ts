"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { archiveOfBaseName } from "@/server/domain/knowledge/archive-base-name";

/** How a knowledge base is called on a page: one that came with an archive in the person's language, others as they were named. */
export function useBaseName(): (name: string) => string {
  const words = useTranslations("common");
  return useCallback(
    (name) => {
      const archive = archiveOfBaseName(name);
      return archive === null ? name : words("baseOfArchive", { archive });
    },
    [words],
  );
}
