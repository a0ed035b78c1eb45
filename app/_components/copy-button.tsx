"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { copyText } from "@/app/_lib/copy-text";

/** How long it says that it has copied. */
const SHOWN_MS = 2_000;

interface CopyButtonProps {
  /** What is copied; a function where it is known only when it is asked for. */
  value: string | (() => string);
  children: (state: { copied: boolean; copy: () => void }) => ReactNode;
}

/** Copies a text and lets its button say so for a while; where the browser does not let it, that is said. */
export function CopyButton({ value, children }: CopyButtonProps) {
  const common = useTranslations("common");
  const [copiedTimes, setCopiedTimes] = useState(0);
  useEffect(() => {
    if (copiedTimes === 0) return;
    const timer = window.setTimeout(() => setCopiedTimes(0), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [copiedTimes]);
  const copy = async (): Promise<void> => {
    if (await copyText(typeof value === "string" ? value : value())) setCopiedTimes((times) => times + 1);
    else notifications.show({ color: "red", message: common("copyFailed"), role: "alert" });
  };
  return children({ copied: copiedTimes > 0, copy: () => void copy() });
}
