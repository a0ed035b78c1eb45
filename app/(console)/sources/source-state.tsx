"use client";

import { IconBan, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./sources.module.css";

/** Whether a source takes what is pushed to it. */
export function SourceState({ isEnabled }: { isEnabled: boolean }) {
  const words = useTranslations("sources.state");
  const Icon = isEnabled ? IconCheck : IconBan;
  return (
    <span className={classes.state} data-off={!isEnabled || undefined}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {words(isEnabled ? "on" : "off")}
    </span>
  );
}
