"use client";

import { modals } from "@mantine/modals";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { guardLeaving, leaveThrough } from "@/app/_lib/leave-guard";
import { askBeforeBack } from "./ask-before-back";

/**
 * Keeps unsaved text from being lost by closing the tab, by Back, by a link, by what the search leads to or by a button.
 * @returns leaves, after asking where there is something to lose
 */
export function useLeaveGuard(isUnsaved: boolean, leave: () => void): () => void {
  const t = useTranslations("playbooks.editor");
  const router = useRouter();
  const ask = useCallback(
    (go: () => void) => {
      modals.openConfirmModal({
        title: t("leave.title"),
        children: t("leave.text"),
        labels: { confirm: t("leave.confirm"), cancel: t("cancel") },
        confirmProps: { color: "red" },
        onConfirm: go,
      });
    },
    [t],
  );
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    const askOnce = (go: () => void): void =>
      ask(() => {
        window.removeEventListener("beforeunload", warn);
        go();
      });
    const takeBack = guardLeaving(askOnce);
    const stopBack = askBeforeBack(askOnce);
    const stop = (event: MouseEvent): void => {
      const href = hrefThatReplaces(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      // The page stands in the history twice.
      askOnce(() => router.replace(href));
    };
    window.addEventListener("beforeunload", warn);
    // Before the link itself hears of it.
    document.addEventListener("click", stop, true);
    return () => {
      takeBack();
      stopBack();
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", stop, true);
    };
  }, [isUnsaved, ask, router]);
  return () => leaveThrough(leave);
}

/** Where a click leads that takes the place of this page; null for any other. */
function hrefThatReplaces(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return null;
  const link = event.target.closest("a");
  if (link === null || link.target === "_blank" || link.hasAttribute("download") || link.origin !== window.location.origin) return null;
  const isSamePage = link.pathname === window.location.pathname && link.search === window.location.search;
  return isSamePage ? null : `${link.pathname}${link.search}${link.hash}`;
}
