"use client";

import { useNow } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";

/** How often today may have become yesterday. */
const MINUTE_MS = 60_000;

/** When something was: the time of day, with its day where that is not today. All of it, with the zone, under the pointer. */
export function TimeNear({ at }: { at: Date }) {
  const format = useFormat();
  const now = useNow({ updateInterval: MINUTE_MS });
  return (
    <time dateTime={at.toISOString()} title={`${format.instant(at.getTime())} ${format.zone}`}>
      {format.timeNear(at.getTime(), now.getTime())}
    </time>
  );
}
