"use client";

import { modals } from "@mantine/modals";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { guardLeaving } from "@/app/_lib/leave-guard";
import { askBeforeBack, passFirstPlace, standOnce } from "./ask-before-back";

interface LeaveGuard {
  /** Leaves, after asking where there is something to lose. */
  leave(go: () => void): void;
  /** Leaves without asking. */
  leaveUnasked(go: () => void): void;
}

/** By its id the question is opened once, however often it is asked before there is an answer. */
const QUESTION = "leave-playbook";

/** Keeps unsaved text from being lost by closing the tab, by Back, by a link, by what the search leads to or by a button. */
export function useLeaveGuard(isUnsaved: boolean): LeaveGuard {
  const t = useTranslations("playbooks.editor");
  const router = useRouter();
  const stop = useRef<() => void>(undefined);
  const leaveUnasked = useCallback((go: () => void) => {
    stop.current?.();
    standOnce(go);
  }, []);
  const ask = useCallback(
    (go: () => void) => {
      modals.openConfirmModal({
        modalId: QUESTION,
        title: t("leave.title"),
        children: t("leave.text"),
        labels: { confirm: t("leave.confirm"), cancel: t("cancel") },
        confirmProps: { color: "red" },
        onConfirm: () => leaveUnasked(go),
      });
    },
    [t, leaveUnasked],
  );
  useEffect(() => {
    const stops = isUnsaved ? [warnBeforeUnload(), guardLeaving(ask), askBeforeBack(ask), catchLinks((href) => ask(() => router.push(href)))] : [passFirstPlace()];
    stop.current = () => stops.forEach((end) => end());
    return stop.current;
  }, [isUnsaved, ask, router]);
  return { leave: isUnsaved ? ask : leaveUnasked, leaveUnasked };
}

/** The browser asks before the tab is closed. @returns stops it */
function warnBeforeUnload(): () => void {
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener("beforeunload", warn);
  return () => window.removeEventListener("beforeunload", warn);
}

/** Takes clicks on links that lead away, before the links themselves hear of them. @returns stops it */
function catchLinks(follow: (href: string) => void): () => void {
  const listen = (event: MouseEvent): void => {
    const href = hrefThatLeaves(event);
    if (href === null) return;
    event.preventDefault();
    event.stopPropagation();
    follow(href);
  };
  document.addEventListener("click", listen, true);
  return () => document.removeEventListener("click", listen, true);
}

/** Where a click leads that takes the place of this page; null for any other. */
function hrefThatLeaves(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return null;
  const link = event.target.closest("a");
  if (link === null || link.target === "_blank" || link.hasAttribute("download") || link.origin !== window.location.origin) return null;
  const isSamePage = link.pathname === window.location.pathname && link.search === window.location.search;
  return isSamePage ? null : `${link.pathname}${link.search}${link.hash}`;
}
