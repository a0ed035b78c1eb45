"use client";

import { useTranslations } from "next-intl";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { useRun } from "../_view/run-context";

/** What has become of a prediction by the instant. */
export function OutcomeText({ prediction: { outcome, outcomeMicros }, isEnd }: { prediction: PredictionAsOf; isEnd: boolean }) {
  const words = useTranslations("run.predictions");
  const { clock } = useRun();
  switch (outcome) {
    case "came-true":
      return <span style={{ color: "var(--ok-text)" }}>{words("came-true", { time: clock(outcomeMicros) })}</span>;
    case "did-not-happen":
      return <span style={{ color: "var(--text-3)" }}>{words("did-not-happen")}</span>;
    case "open":
      return <span style={{ color: "var(--text-2)" }}>{words(isEnd ? "openAtEnd" : "open")}</span>;
  }
}
