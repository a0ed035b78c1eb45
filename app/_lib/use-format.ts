"use client";

import { useLocale, useTimeZone } from "next-intl";
import { useMemo } from "react";
import { createFormat, type Format } from "@/server/domain/present/format";

/**
 * How numbers and times are written for this reader.
 * @param zone of log times, where they are shown; without it the reader's own
 */
export function useFormat(zone?: string): Format {
  const locale = useLocale();
  const own = useTimeZone() ?? "UTC";
  return useMemo(() => createFormat(locale, zone ?? own), [locale, zone, own]);
}
