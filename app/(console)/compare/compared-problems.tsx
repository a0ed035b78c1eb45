"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { ComparedProblem } from "@/server/api/compare";
import { countChanges, fitsChange } from "@/server/domain/present/compare-runs";
import { formatId } from "@/server/domain/present/format";
import { ChangeChoice, ChangesTable } from "./changes-table";
import type { CompareProps } from "./compare-props";
import classes from "./compare.module.css";
import { runHref } from "./figure-table";

/** The problems of the runs by how many ERRORs matched each, those of one knowledge base against each other. */
export function ComparedProblems({ runs, address, onChange }: CompareProps) {
  const words = useTranslations("compare.problems");
  const baseName = useBaseName();
  const nameOf = ({ knowledgeBaseId }: ComparedProblem): string => baseName(runs.find((run) => run.knowledgeBaseId === knowledgeBaseId)?.knowledgeBase ?? "");
  const trpc = useTRPC();
  const query = useQuery(trpc.compare.problems.queryOptions({ runIds: address.runIds }));
  const problems = query.data ?? [];
  const bases = new Set(runs.flatMap(({ knowledgeBaseId }) => (knowledgeBaseId === null ? [] : [knowledgeBaseId])));
  const shown = problems.filter((problem) => fitsChange(problem, address.problems));
  return (
    <Card title={words("title")} note={bases.size > 1 ? words("severalBases") : words("note")} side={<ChangeChoice label={words("filter")} counts={countChanges(problems)} value={address.problems} onChange={(filter) => onChange({ problems: filter })} />}>
      {query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? (
        <div className={classes.waiting}>
          <Skeleton height={160} radius="sm" />
        </div>
      ) : null}
      {query.data === undefined ? null : shown.length === 0 ? (
        <p className={classes.none}>{problems.length === 0 ? words("none") : words("noneOfKind")}</p>
      ) : (
        <ChangesTable label={words("title")} column={words("column")} runs={runs} rows={shown.map((problem) => problemRow(problem, bases.size > 1 ? nameOf(problem) : null))} />
      )}
    </Card>
  );
}

/** @param base named where several knowledge bases are in play: the same id means another problem in each */
function problemRow({ knowledgeBaseId, problemId, title, counts, changes }: ComparedProblem, base: string | null) {
  const name = (
    <>
      <span className={classes.problemId}>{formatId("problem", problemId)}</span>
      {title}
      {base === null ? null : <span className={classes.base}>{base}</span>}
    </>
  );
  return { key: `${String(knowledgeBaseId)} ${String(problemId)}`, name, title, counts, changes, isBad: true, href: (runId: number) => runHref(runId, `incident=${String(problemId)}`) };
}
