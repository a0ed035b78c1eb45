"use client";

import { useTranslations } from "next-intl";
import type { MatchCard } from "@/server/api/run";
import { formatId } from "@/server/domain/present/format";
import { countShared } from "@/server/domain/present/shared-words";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import classes from "./match-card.module.css";

interface MatchReasonsProps {
  card: MatchCard;
  message: string;
  problemId: number;
  /** Whether it was taken at all. */
  outcome?: "matched" | "ambiguous" | "unmatched";
}

/** Why a match was taken: its lead, the stage that found it, the words in common, the decision. */
export function MatchReasons({ card, message, problemId, outcome = "matched" }: MatchReasonsProps) {
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
      {outcome === "unmatched" ? null : <li>{words.rich(stage, { ...STRONG, id, problem: formatId("problem", problemId) })}</li>}
      <li>{words.rich("words", { ...STRONG, shared: format.number(shared.shared), words: format.number(shared.words) })}</li>
      <li>
        {outcome === "matched" ? <Decision card={card} /> : <Refusal card={card} outcome={outcome} />}
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

/** Why the nearest was not taken. */
function Refusal({ card: { decidedBy, probability, leastProbability, threshold }, outcome }: { card: MatchCard; outcome: "ambiguous" | "unmatched" }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  if (decidedBy === "correction") return words.rich("correction", STRONG);
  if (decidedBy === "strict") return words.rich("strictRefused", { ...STRONG, threshold: format.similarity(threshold) });
  const values = { ...STRONG, probability: format.similarity(probability), least: format.similarity(leastProbability) };
  return words.rich(outcome === "ambiguous" ? "doubtful" : "refused", values);
}
