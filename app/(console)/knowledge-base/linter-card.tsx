"use client";

import { Button, Loader, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { Stale } from "@/app/_components/stale";
import { useFormat } from "@/app/_lib/use-format";
import type { LintFinding, LintKind } from "@/server/api/knowledge-insight";
import { formatId } from "@/server/domain/present/format";
import classes from "./insight.module.css";
import { MergeDialog } from "./merge-dialog";
import { useTableActions } from "./table-actions";
import { useLint } from "./use-insight";
import { useShowEntry } from "./use-show-entry";

const KINDS: readonly LintKind[] = ["same-text", "near-duplicate", "too-general", "no-anomalies"];
const SHOWN = 20;

/** What makes matching in this knowledge base harder than it need be, each with the one thing to do about it. */
export function LinterCard() {
  const t = useTranslations("knowledge.linter");
  const format = useFormat();
  const { data, isError, error, isFetching, isPlaceholderData, refetch } = useLint();
  const [chosen, setChosen] = useState<LintKind | null>(null);
  const [limit, setLimit] = useState(SHOWN);
  const counts = data?.counts ?? {};
  // The last of a kind may have been mended: then there is no such choice any more.
  const kind = chosen !== null && counts[chosen] ? chosen : null;
  const total = KINDS.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const fitting = (data?.findings ?? []).filter((finding) => kind === null || finding.kind === kind);
  return (
    <section className={classes.card} aria-label={t("title")}>
      <header className={classes.head}>
        <h2>{t("title")}</h2>
        <Stale is={isPlaceholderData}>
          <span className={classes.dim}>{data ? t("count", { count: total }) : null}</span>
        </Stale>
        {isFetching ? <Loader size={14} aria-label={t("looking")} /> : null}
        {total > 0 ? (
          <NativeSelect
            className={classes.end}
            size="xs"
            aria-label={t("kinds")}
            value={kind ?? ""}
            onChange={(event) => setChosen(KINDS.find((one) => one === event.currentTarget.value) ?? null)}
            data={[{ value: "", label: t("allKinds") }, ...KINDS.filter((one) => counts[one]).map((one) => ({ value: one, label: `${t(`kind.${one}`)}, ${format.number(counts[one] ?? 0)}` }))]}
          />
        ) : null}
      </header>
      {isError ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !isError ? <p className={classes.plain}>{t("looking")}</p> : null}
      <Stale is={isPlaceholderData}>
        {data && total === 0 ? <p className={classes.plain}>{t("clean")}</p> : null}
        <ul className={classes.list}>
          {fitting.slice(0, limit).map((finding) => (
            <Fault key={`${finding.kind} ${finding.entry} ${finding.ids.join()}`} finding={finding} />
          ))}
        </ul>
      </Stale>
      {fitting.length > limit ? (
        <Button className={classes.all} variant="subtle" size="xs" onClick={() => setLimit(fitting.length)}>
          {t("all", { count: fitting.length })}
        </Button>
      ) : null}
    </section>
  );
}

/** The one thing to do: merge what is the same, look at what is alike, edit what says little, add what is missing. */
const ACTIONS = { "same-text": "merge", "near-duplicate": "compare", "too-general": "edit", "no-anomalies": "add" } as const;

function Fault({ finding }: { finding: LintFinding }) {
  const t = useTranslations("knowledge.linter");
  const { knowledge, canEdit } = useTableActions();
  const { show, problemOf } = useShowEntry();
  const [isMerging, setMerging] = useState(false);
  const { entry, ids } = finding;
  const textOf = (id: number): string => (entry === "problem" ? knowledge.current.problems : knowledge.current.anomalies).find((one) => one.id === id)?.text ?? "";
  const [first, second] = ids;
  // What was mended a moment ago is not named any more.
  if (ids.some((id) => textOf(id) === "")) return null;
  const act = (): void => {
    if (finding.kind === "no-anomalies") show(first, null, { kind: "new-anomaly", problemId: first });
    else if (finding.kind !== "too-general") setMerging(true);
    else if (entry === "problem") show(first, null, { kind: "problem", id: first });
    else show(problemOf(first), first, { kind: "anomaly", problemId: problemOf(first), id: first });
  };
  return (
    <li className={classes.fault}>
      <div>
        <div className={classes.dim}>
          <FaultKind finding={finding} />
        </div>
        {finding.kind === "same-text" ? (
          <>
            <div>{textOf(first ?? 0)}</div>
            <div className={classes.id}>{ids.map((id) => formatId(entry, id)).join(", ")}</div>
          </>
        ) : (
          ids.map((id) => (
            <div key={id}>
              <span className={classes.id}>{formatId(entry, id)}</span> {textOf(id)}
            </div>
          ))
        )}
      </div>
      {canEdit ? (
        <Button variant="default" size="xs" onClick={act}>
          {t(`act.${ACTIONS[finding.kind]}`)}
        </Button>
      ) : null}
      {isMerging && first !== undefined && second !== undefined ? <MergeDialog kind={entry} ids={[first, second]} onClose={() => setMerging(false)} /> : null}
    </li>
  );
}

function FaultKind({ finding }: { finding: LintFinding }) {
  const t = useTranslations("knowledge.linter");
  const format = useFormat();
  if (finding.kind === "near-duplicate") return t("near", { similarity: format.similarity(finding.similarity) });
  if (finding.kind === "too-general") return finding.near > 0 ? t("general", { count: finding.near }) : t("generalWords");
  return t(`kind.${finding.kind}`);
}
