"use client";

import { useTranslations } from "next-intl";
import type { MatchCard } from "@/server/api/run";
import { formatId } from "@/server/domain/present/format";
import { countShared } from "@/server/domain/present/shared-words";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import classes from "./match-card.module.css";

/** Why a match was taken: its lead, the stage that found it, the words in common, the decision. */
export function MatchReasons({ card, message, problemId }: { card: MatchCard; message: string; problemId: number }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  const id = formatId(card.kind, card.targetId);
  const shared = countShared(message, card.knownText);
  const stage = card.kind === "problem" ? "error" : (card.route ?? "fallback");
  return (
    <ul className={classes.reasons}>
      <li>
        <Margin card={card} />
      </li>
      <li>{words.rich(stage, { ...STRONG, id, problem: formatId("problem", problemId) })}</li>
      <li>{words.rich("words", { ...STRONG, shared: format.number(shared.shared), words: format.number(shared.words) })}</li>
      <li>
        <Decision card={card} />
      </li>
    </ul>
  );
}

function Margin({ card: { kind, similarity, runnerUp } }: { card: MatchCard }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  if (runnerUp === null) return words.rich("alone", STRONG);
  const margin = similarity - runnerUp.similarity;
  return words.rich(margin >= 0 ? "margin" : "behind", { ...STRONG, margin: format.similarity(Math.abs(margin)), id: formatId(kind, runnerUp.id), text: runnerUp.text });
}

function Decision({ card: { decidedBy, probability, leastProbability, similarity, threshold } }: { card: MatchCard }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  if (decidedBy === "correction") return words.rich("correction", STRONG);
  if (decidedBy === "strict") return words.rich("strict", { ...STRONG, threshold: format.similarity(threshold) });
  return words.rich(similarity < threshold ? "calibratedBelow" : "calibrated", { ...STRONG, probability: format.similarity(probability), least: format.similarity(leastProbability) });
}
