"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { outsideRecords } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import classes from "./timeline-card.module.css";

/** Says what the timeline counts at its ends though it is of another time; nothing where there is no such record. */
export function OutsideNote() {
  const words = useTranslations("run.timeline.outside");
  const { picture, clock, format } = useRun();
  const { earlier, later } = useMemo(() => {
    const { buckets, errors, warnings, others } = picture.severity;
    return outsideRecords(picture, (bucket) => {
      const at = buckets.indexOf(bucket);
      return (errors[at] ?? 0) + (warnings[at] ?? 0) + (others[at] ?? 0);
    });
  }, [picture]);
  if (earlier + later === 0) return null;
  return (
    <p className={classes.outside}>
      {earlier === 0 ? null : words("earlier", { count: earlier, n: format.number(earlier), time: clock(picture.firstMicros) })} {later === 0 ? null : words("later", { count: later, n: format.number(later), time: clock(picture.lastMicros) })}
    </p>
  );
}
