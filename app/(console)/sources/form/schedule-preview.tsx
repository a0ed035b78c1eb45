"use client";

import { useTranslations } from "next-intl";
import { Stale } from "@/app/_components/stale";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./form.module.css";
import type { DescribedSchedule } from "./use-described-schedule";

/** A schedule in words, and its next times in its own zone. What is wrong with one stands at its field. */
export function SchedulePreview({ described, zone }: { described: DescribedSchedule; zone: string }) {
  const words = useTranslations("sources.form");
  const format = useFormat(zone);
  const { answer } = described;
  return (
    <div className={classes.preview} aria-live="polite">
      {answer === null ? null : (
        <Stale is={described.isStale}>
          <p className={classes.previewWords}>{answer.words}</p>
          {answer.next.length > 0 ? (
            <dl className={classes.next}>
              <dt>{words("nextTitle")}</dt>
              {answer.next.map((time) => (
                <dd key={time.getTime()}>
                  <time dateTime={time.toISOString()}>{format.dayMinute(time.getTime())}</time>
                </dd>
              ))}
            </dl>
          ) : null}
        </Stale>
      )}
    </div>
  );
}
