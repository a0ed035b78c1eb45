"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { AsOfState } from "@/server/domain/present/as-of";
import { bucketOf, instantOfIndex } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";

interface NoIncidentsProps {
  state: AsOfState;
  knowledgeBase: string;
  onGo(micros: number): void;
}

/** In the place of the incidents: none yet at this instant, or none at all, and what to do then. */
export function NoIncidents({ state, knowledgeBase, onGo }: NoIncidentsProps) {
  const words = useTranslations("run.incidents");
  const baseName = useBaseName();
  const { picture, clock } = useRun();
  const { change } = useRunAddress();
  const next = state.later[0]?.facts.firstMicros ?? null;
  if (next !== null) {
    return (
      <Notice
        title={words("notYet.title")}
        text={words("notYet.text", { time: clock(state.atMicros), first: clock(next) })}
        action={
          <Button variant="default" onClick={() => onGo(instantOfIndex(picture, bucketOf(picture, next) + 1))}>
            {words("notYet.go")}
          </Button>
        }
      />
    );
  }
  return (
    <Notice
      title={words("none.title")}
      text={words("none.text", { knowledge: baseName(knowledgeBase) })}
      action={
        picture.unmatchedMicros.length === 0 ? undefined : (
          <Button variant="default" onClick={() => change({ tab: "unmatched", page: 1 })}>
            {words("none.unmatched")}
          </Button>
        )
      }
    />
  );
}
