"use client";

import { IconAlertCircle, IconAlertTriangle, IconBan, IconCheck, IconLoader2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { PageSource } from "@/server/api/sources";
import classes from "./sources.module.css";

const ICONS = { on: IconCheck, off: IconBan, visiting: IconLoader2, partly: IconAlertTriangle, failed: IconAlertCircle } as const;

/** How a source stands, by an icon and a word: at work, off, in trouble, or well. */
export function SourceState({ source }: { source: Pick<PageSource, "isEnabled" | "isVisiting" | "lastVisit"> }) {
  const words = useTranslations("sources.state");
  const state = stateOf(source);
  const Icon = ICONS[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {words(state)}
    </span>
  );
}

function stateOf({ isEnabled, isVisiting, lastVisit }: Pick<PageSource, "isEnabled" | "isVisiting" | "lastVisit">): keyof typeof ICONS {
  if (isVisiting) return "visiting";
  if (!isEnabled) return "off";
  if (!lastVisit?.failure) return "on";
  return lastVisit.files > 0 ? "partly" : "failed";
}
