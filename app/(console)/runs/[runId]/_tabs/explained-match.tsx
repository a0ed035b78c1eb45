"use client";

import { useTranslations } from "next-intl";
import type { ExplainedMatch as Explained } from "@/server/api/run";
import { formatId } from "@/server/domain/present/format";
import card from "../_incident/match-card.module.css";
import { MarkedText } from "../_incident/marked-text";
import { MatchReasons } from "../_incident/match-reasons";
import { SimilarityScale } from "../_incident/similarity-scale";
import classes from "./paste-line.module.css";

/** What a pasted line is recognised as, or what comes nearest, with the reasons of a match card. */
export function ExplainedMatch({ match: { outcome, card: found, problemIds }, message }: { match: Explained; message: string }) {
  const words = useTranslations("run.paste");
  const texts = useTranslations("incident.match");
  if (found === null) return <p className={classes.minor}>{words("emptyBase")}</p>;
  const id = formatId(found.kind, found.targetId);
  const problems = problemIds.map((problemId) => formatId("problem", problemId)).join(", ");
  return (
    <section className={classes.match}>
      <h3 data-outcome={outcome}>{words(`outcome.${outcome}`, { kind: found.kind, id })}</h3>
      <div className={card.texts}>
        <figure className={card.text}>
          <figcaption>
            <span>{words("logText")}</span>
          </figcaption>
          <MarkedText text={message} other={found.knownText} />
        </figure>
        <figure className={card.text}>
          <figcaption>
            <span>{texts("known")}</span>
            <span className={card.accent}>{found.kind === "problem" || problems === "" ? id : texts("of", { id, problem: problems })}</span>
          </figcaption>
          <MarkedText text={found.knownText} other={message} />
        </figure>
      </div>
      <div className={card.why}>
        <SimilarityScale card={found} />
        <MatchReasons card={found} message={message} problemId={problemIds[0] ?? 0} outcome={outcome} />
      </div>
    </section>
  );
}
