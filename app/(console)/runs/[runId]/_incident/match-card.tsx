"use client";

import { Button } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { useCan } from "@/app/_components/person";
import { useFormat } from "@/app/_lib/use-format";
import type { MatchCard as Card } from "@/server/api/run";
import { formatId } from "@/server/domain/present/format";
import type { LogLinePlace } from "@/server/domain/present/run-picture";
import { LineLink } from "../_tabs/line-link";
import { useRun } from "../_view/run-context";
import { AnotherEntry } from "./another-entry";
import { MarkedText } from "./marked-text";
import classes from "./match-card.module.css";
import { MatchReasons } from "./match-reasons";
import { SimilarityScale } from "./similarity-scale";
import { useCorrections } from "./use-corrections";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

interface MatchCardProps {
  card: Card;
  problemId: number;
  /** The first log line of the match: its message and where it stands. */
  message: string;
  place: LogLinePlace;
  /** Its lines as of the instant. */
  count: number;
}

/** One match to judge: what the log says beside what the knowledge base says, how near, and why it was taken. */
export function MatchCard({ card, problemId, message, place, count }: MatchCardProps) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  const id = formatId(card.kind, card.targetId);
  return (
    <div>
      <div className={classes.texts}>
        <figure className={classes.text}>
          <figcaption>
            <span>{words("logText", { n: format.number(count), count })}</span>
            <LineLink place={place} />
          </figcaption>
          <MarkedText text={message} other={card.knownText} />
        </figure>
        <figure className={classes.text}>
          <figcaption>
            <span>{words("known")}</span>
            <span className={classes.accent}>{card.kind === "problem" ? id : words("of", { id, problem: formatId("problem", problemId) })}</span>
          </figcaption>
          <MarkedText text={card.knownText} other={message} />
        </figure>
      </div>
      <div className={classes.why}>
        <SimilarityScale card={card} />
        <MatchReasons card={card} message={message} problemId={problemId} />
      </div>
      <CorrectionBar card={card} />
    </div>
  );
}

/** What people said about the text, and for analysts the buttons to say it. */
function CorrectionBar({ card }: { card: Card }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  const own = useFormat();
  const canCorrect = useCan("analyst");
  const { say, undo, isBusy } = useCorrections();
  const bar = useRef<HTMLDivElement>(null);
  useFocusAfterAnswer(bar, isBusy);
  const said = card.corrections.map((correction) => {
    const id = formatId(card.kind, correction.targetId);
    const who = correction.by ?? words("someone");
    const when = own.dayMinute(correction.at.getTime());
    const text = correction.kind === "never" ? words("isNever", { id, who, when }) : correction.targetId === card.targetId ? words("confirmed", { who, when }) : words("isAnother", { id, who, when });
    return { id: correction.id, text };
  });
  return (
    <div ref={bar} className={classes.corrections}>
      {said.map((correction) => (
        <span key={correction.id} className={classes.said}>
          {correction.text}
          {canCorrect ? (
            <Button variant="subtle" size="xs" disabled={isBusy} onClick={() => undo(correction.id)}>
              {words("undo")}
            </Button>
          ) : null}
        </span>
      ))}
      {canCorrect && said.length === 0 ? (
        <>
          <Button variant="default" leftSection={<IconCheck {...ICON} />} disabled={isBusy} onClick={() => say(card, "is", card.targetId)}>
            {words("confirm")}
          </Button>
          <Button variant="default" leftSection={<IconX {...ICON} />} disabled={isBusy} onClick={() => say(card, "never", card.targetId)}>
            {words("wrong")}
          </Button>
          <AnotherEntry card={card} disabled={isBusy} onChoose={(target) => say(card, "is", target)} />
          <span className={classes.minor}>{words("holds", { n: format.number(card.records) })}</span>
        </>
      ) : null}
    </div>
  );
}

/** What was pressed gives way to what takes it back: whoever pressed it goes on from there. */
function useFocusAfterAnswer(bar: RefObject<HTMLElement | null>, isBusy: boolean): void {
  const isAwaited = useRef(false);
  useEffect(() => {
    if (isBusy) isAwaited.current = true;
    else if (isAwaited.current) {
      isAwaited.current = false;
      // Whoever went elsewhere meanwhile stays there.
      if (document.activeElement === document.body) bar.current?.querySelector("button")?.focus();
    }
  }, [bar, isBusy]);
}
