"use client";

import { ActionIcon, Button, Loader } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { Stale } from "@/app/_components/stale";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { WhatIf, WhatIfFinding } from "@/server/api/knowledge-insight";
import { formatId } from "@/server/domain/present/format";
import classes from "./insight.module.css";
import { useTableActions } from "./table-actions";
import { useWhatIf } from "./use-insight";

/** Findings shown before "show all". */
const SHOWN = 5;

/** What saving the draft would change in the findings of recent runs. */
export function WhatIfCard() {
  const t = useTranslations("knowledge.whatIf");
  const { knowledge } = useTableActions();
  return (
    <section className={classes.card} aria-label={t("title")}>
      {knowledge.changes.length > 0 ? (
        <DraftOutlook />
      ) : (
        <>
          <header className={classes.head}>
            <h2>{t("title")}</h2>
          </header>
          <p className={classes.plain}>{t("noDraft")}</p>
        </>
      )}
    </section>
  );
}

/** There while the draft is, so that the next draft does not begin with what this one would have changed. */
function DraftOutlook() {
  const t = useTranslations("knowledge.whatIf");
  const failures = useFailureText();
  const { data, isError, error, isFetching, isPlaceholderData, refetch } = useWhatIf();
  return (
    <>
      <header className={classes.head}>
        <h2>{t("title")}</h2>
        <Stale is={isPlaceholderData}>
          <span className={classes.dim}>{data ? t("against", { count: data.runsWanted }) : null}</span>
        </Stale>
        <ActionIcon className={classes.end} variant="subtle" size="sm" aria-label={t("again")} disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? <Loader size={14} /> : <IconRefresh size={16} stroke={1.75} aria-hidden />}
        </ActionIcon>
      </header>
      {/* Only the sums are told by themselves; the findings may be many. */}
      <div role="status">
        {isError ? (
          <p className={classes.plain}>{failures.ofError(error)}</p>
        ) : data === undefined ? (
          <p className={classes.plain}>{t("looking")}</p>
        ) : (
          <Stale is={isPlaceholderData}>
            <Sums data={data} />
          </Stale>
        )}
      </div>
      {isError || data === undefined ? null : (
        <Stale is={isPlaceholderData}>
          <Findings findings={data.findings} />
        </Stale>
      )}
    </>
  );
}

function Sums({ data: { appear, vanish, runsWanted, runsDone } }: { data: WhatIf }) {
  const t = useTranslations("knowledge.whatIf");
  const format = useFormat();
  if (runsWanted === 0) return <p className={classes.plain}>{t("noRuns")}</p>;
  return (
    <>
      <div className={classes.sums}>
        <div>
          <b>{t("appear", { n: format.number(appear.findings), count: appear.findings })}</b>
          <span className={classes.dim}>{t("appearIn", { runs: appear.runs })}</span>
        </div>
        <div>
          <b>{t("vanish", { n: format.number(vanish.findings), count: vanish.findings })}</b>
          <span className={classes.dim}>{t("vanishIn", { runs: vanish.runs })}</span>
        </div>
      </div>
      {runsDone < runsWanted ? <p className={classes.plain}>{t("part", { done: runsDone, total: runsWanted })}</p> : null}
    </>
  );
}

function Findings({ findings }: Pick<WhatIf, "findings">) {
  const t = useTranslations("knowledge.whatIf");
  const [isAll, setAll] = useState(false);
  const shown = isAll ? findings : findings.slice(0, SHOWN);
  return (
    <>
      <ul className={classes.list}>
        {shown.map((finding) => (
          <Outcome key={`${String(finding.runId)} ${finding.change} ${String(finding.problemId)} ${String(finding.anomalyId)}`} finding={finding} />
        ))}
      </ul>
      {findings.length > shown.length ? (
        <Button className={classes.all} variant="subtle" size="xs" onClick={() => setAll(true)}>
          {t("all", { count: findings.length })}
        </Button>
      ) : null}
    </>
  );
}

function Outcome({ finding }: { finding: WhatIfFinding }) {
  const t = useTranslations("knowledge.whatIf");
  const format = useFormat();
  const { change, anomalyId, problemId, runId, runName, lines, before, after, text } = finding;
  const similarity = before === null && after === null ? "" : `, ${format.similarity(before)} → ${format.similarity(after)}`;
  return (
    <li className={classes.outcome}>
      <b aria-label={t(change)}>{change === "appears" ? "+" : "−"}</b>
      <div>
        <div className={classes.line}>
          <span>
            {t.rich("pair", {
              anomaly: formatId("anomaly", anomalyId),
              problem: formatId("problem", problemId),
              id: (chunks) => <span className={classes.id}>{chunks}</span>,
              run: () => <Link href={`/runs/${String(runId)}`}>{runName}</Link>,
            })}
          </span>
          <span className={classes.dim}>
            {t("lines", { n: format.number(lines), count: lines })}
            {similarity}
          </span>
        </div>
        <div className={classes.log} title={text}>
          {text}
        </div>
      </div>
    </li>
  );
}
