"use client";

import { modals } from "@mantine/modals";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

/**
 * Keeps unsaved text from being lost by closing the tab or by leaving through a button.
 * @returns leaves, after asking where there is something to lose
 */
export function useLeaveGuard(isUnsaved: boolean, leave: () => void): () => void {
  const t = useTranslations("playbooks.editor");
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
  return () => {
    if (!isUnsaved) return leave();
    modals.openConfirmModal({
      title: t("leave.title"),
      children: t("leave.text"),
      labels: { confirm: t("leave.confirm"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: leave,
    });
  };
}
