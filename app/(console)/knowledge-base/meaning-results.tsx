"use client";

import { Skeleton, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { Stale } from "@/app/_components/stale";
import { useFormat } from "@/app/_lib/use-format";
import type { NearEntry } from "@/server/api/knowledge-insight";
import { formatId } from "@/server/domain/present/format";
import classes from "./insight.module.css";
import { useTableActions } from "./table-actions";
import { useNearest } from "./use-insight";
import { useShowEntry } from "./use-show-entry";

/** The problems and anomalies nearest in meaning to what was typed, nearest first. */
export function MeaningResults({ text }: { text: string }) {
  const t = useTranslations("knowledge.meaning");
  const { query, isStale } = useNearest(text);
  const { data, isError, error, refetch } = query;
  if (isError) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} radius="lg" aria-label={t("looking")} />;
  return (
    <Stale is={isStale}>
      {data.length === 0 ? (
        <Notice title={t("none.title")} text={t("none.text")} />
      ) : (
        <ol className={classes.results} aria-label={t("label")}>
          {data.map((entry) => (
            <NearRow key={`${entry.kind}${String(entry.id)}`} entry={entry} />
          ))}
        </ol>
      )}
    </Stale>
  );
}

function NearRow({ entry: { kind, id, text, similarity } }: { entry: NearEntry }) {
  const t = useTranslations("knowledge.meaning");
  const format = useFormat();
  const { knowledge } = useTableActions();
  const { show, problemOf } = useShowEntry();
  const problems = kind === "anomaly" ? knowledge.current.links.filter((link) => link.anomalyId === id) : [];
  const [first] = problems;
  return (
    <li>
      <UnstyledButton className={classes.near} onClick={() => (kind === "problem" ? show(id, null) : show(problemOf(id), id))}>
        <span>{format.similarity(similarity)}</span>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${String(Math.round(Math.max(0, similarity) * 100))}%` }} />
        </span>
        <span className={classes.id}>{formatId(kind, id)}</span>
        <span className={kind === "problem" ? classes.name : undefined}>{text}</span>
        <span className={classes.dim}>{first === undefined ? null : t("of", { id: formatId("problem", first.problemId), more: problems.length - 1 })}</span>
      </UnstyledButton>
    </li>
  );
}
