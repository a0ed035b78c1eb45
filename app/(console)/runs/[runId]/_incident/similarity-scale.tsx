"use client";

import { useTranslations } from "next-intl";
import type { MatchCard } from "@/server/api/run";
import { formatId } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import classes from "./match-card.module.css";

const NAME_HALF = "40px";

/** Where a match lies between nothing in common and the same: a line from 0 to 1 with threshold and runner-up. */
export function SimilarityScale({ card }: { card: MatchCard }) {
  const words = useTranslations("incident.match");
  const { format } = useRun();
  const { similarity, threshold, runnerUp } = card;
  const at = (value: number): React.CSSProperties => ({ left: `${String(Math.min(1, Math.max(0, value)) * 100)}%` });
  // A name is about twice this wide: one over the end of the line stays within its width.
  const nameAt = (value: number): React.CSSProperties => ({ left: `clamp(${NAME_HALF}, ${String(Math.min(1, Math.max(0, value)) * 100)}%, calc(100% - ${NAME_HALF}))` });
  const label = words("scale", { similarity: format.similarity(similarity), threshold: format.similarity(threshold), runnerUp: runnerUp === null ? "none" : format.similarity(runnerUp.similarity) });
  const low = Math.min(similarity, threshold);
  return (
    <div className={classes.scale} role="img" aria-label={label}>
      <span className={classes.own} style={nameAt(similarity)}>
        <b>
          {formatId(card.kind, card.targetId)} {format.similarity(similarity)}
        </b>
      </span>
      <span className={classes.axis}>
        <i className={classes.span} style={{ left: `${String(low * 100)}%`, width: `${String(Math.abs(similarity - threshold) * 100)}%` }} data-below={similarity < threshold || undefined} />
        <i className={classes.threshold} style={at(threshold)} />
        {runnerUp === null ? null : <i className={classes.rival} style={at(runnerUp.similarity)} title={`${formatId(card.kind, runnerUp.id)} ${format.similarity(runnerUp.similarity)}`} />}
        <i className={classes.dot} style={at(similarity)} />
      </span>
      <span className={classes.ends}>
        <span>0</span>
        <span className={classes.cut} style={nameAt(threshold)}>
          {words("threshold", { value: format.similarity(threshold) })}
        </span>
        <span>1</span>
      </span>
    </div>
  );
}
