"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { TextChange } from "@/app/_components/text-change";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RootRouter } from "@/server/api/root";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";

type HistoryChange = inferRouterOutputs<RootRouter>["knowledge"]["diff"][number];

/** Changes shown of one revision: an import may have thousands. */
const SHOWN = 200;

/** What a revision changed of the one before it. */
export function RevisionDiff({ revisionId }: { revisionId: number }) {
  const t = useTranslations("knowledge.history");
  const { data, error, isError, refetch } = useQuery({ ...useTRPC().knowledge.diff.queryOptions({ revisionId }), staleTime: Infinity });
  if (isError) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={40} />;
  if (data.length === 0) return <p className={classes.dim}>{t("noDiff")}</p>;
  return (
    <ul className={classes.diff}>
      {data.slice(0, SHOWN).map((change) => (
        <li key={keyOf(change)}>
          <DiffLine change={change} />
        </li>
      ))}
      {data.length > SHOWN ? <li className={classes.dim}>{t("more", { count: data.length - SHOWN })}</li> : null}
    </ul>
  );
}

function keyOf(change: HistoryChange): string {
  return change.kind === "link" ? `l${String(change.problemId)}-${String(change.anomalyId)}` : `${change.kind}${String(change.id)}`;
}

function DiffLine({ change }: { change: HistoryChange }) {
  const t = useTranslations("knowledge.history");
  if (change.kind === "link") {
    return (
      <>
        <span className="mono">{formatId("anomaly", change.anomalyId)}</span> {change.anomalyText} <span className={classes.dim}>{t(change.present ? "linkedTo" : "unlinkedFrom")}</span>{" "}
        <span className="mono">{formatId("problem", change.problemId)}</span> {change.problemText}
      </>
    );
  }
  return <BeforeAfter kind={change.kind} id={change.id} before={change.before} after={change.after} />;
}

/** A text before and after, one of them perhaps missing. */
export function BeforeAfter({ kind, id, before, after }: { kind: "problem" | "anomaly"; id: number; before: string | null; after: string | null }) {
  const t = useTranslations("knowledge.history");
  const did = before === null ? t("added") : after === null ? t("removed") : t("changed");
  return (
    <>
      <span className="mono">{formatId(kind, id)}</span> <span className={classes.dim}>{did}</span>{" "}
      <TextChange before={before} after={after} />
    </>
  );
}
