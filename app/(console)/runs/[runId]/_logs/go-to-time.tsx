"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTold } from "@/app/_lib/use-told";
import { mainSpan } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import classes from "./log-list.module.css";
import type { ListedLogs } from "./use-log-pages";
import { useInstantPosition } from "./use-positions";
import { fromWallTime, toWallTime } from "./wall-time";
import { WallTimeInput } from "./wall-time-input";

/** Scrolls to an instant on the clock of the run's zone. */
export function GoToTime({ logs, onGo }: { logs: ListedLogs; onGo(position: number): void }) {
  const words = useTranslations("run.logs");
  const { picture, zone } = useRun();
  const find = useInstantPosition(logs);
  const [text, setText] = useState(() => toWallTime(mainSpan(picture).fromMicros, zone));
  const [isBusy, setBusy] = useState(false);
  const told = useTold();
  if (picture.bucketCount === 0) return null;
  const micros = fromWallTime(text, zone, picture.startMicros);
  const go = async (): Promise<void> => {
    if (micros === null) return;
    setBusy(true);
    try {
      onGo(await find(micros));
    } catch (error) {
      told.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.goTo}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <WallTimeInput size="xs" aria-label={words("goToTime", { zone })} title={words("goToTime", { zone })} value={text} isTime={micros !== null} onChange={setText} />
      <Button type="submit" variant="default" size="xs" disabled={micros === null} loading={isBusy}>
        {words("goTo")}
      </Button>
    </form>
  );
}
