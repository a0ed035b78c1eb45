"use client";

import { useLocalStorage } from "@mantine/hooks";
import { useLocale } from "next-intl";
import { useState } from "react";
import type { RunOptions } from "./upload-queue";

type KeptOptions = Pick<RunOptions, "model" | "retain" | "timeZone">;

/** Times without a zone are mostly UTC on servers: guessing the reader's own zone would shift them in silence. */
const DEFAULTS: KeptOptions = { model: "light", retain: "all", timeZone: "UTC" };

export interface RunOptionsState {
  current: RunOptions;
  set(change: Partial<RunOptions>): void;
}

/** What new runs are made with. Model, zone and what is kept are remembered by the browser; name and revision belong to the next upload. */
export function useRunOptions(): RunOptionsState {
  const locale = useLocale();
  const [kept, setKept] = useLocalStorage<KeptOptions>({ key: "log-intelligence.run-options", defaultValue: DEFAULTS });
  const [once, setOnce] = useState<Pick<RunOptions, "name" | "revisionId">>({});
  const current: RunOptions = { ...DEFAULTS, ...kept, ...once, locale };
  return {
    current,
    set(change) {
      const { model, retain, timeZone, name, revisionId } = { ...current, ...change };
      setKept({ model, retain, timeZone });
      setOnce({ name, revisionId });
    },
  };
}
