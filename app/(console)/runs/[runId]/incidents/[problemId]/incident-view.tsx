"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import { IncidentExplorer } from "../../_incident/incident-explorer";
import { LinePanel } from "../../_incident/line-panel";
import { formatId } from "@/server/domain/present/format";
import { writeRunAddress } from "../../_view/run-address";
import { RunProvider, useRun } from "../../_view/run-context";
import { useAsOf } from "../../_view/use-as-of";
import { useRunAddress } from "../../_view/use-run-address";
import classes from "./incident-view.module.css";

/** An incident as a page of its own, as of the instant in the address. */
export function IncidentView({ runId, problemId }: { runId: number; problemId: number }) {
  const trpc = useTRPC();
  const page = useQuery(trpc.run.page.queryOptions({ runId }));
  const picture = useQuery({ ...trpc.run.picture.queryOptions({ runId }), staleTime: Infinity });
  const failed = [page, picture].find((query) => query.isLoadingError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (page.data === undefined || picture.data === undefined) return <Skeleton height={640} radius="lg" />;
  return (
    <RunProvider runId={runId} zone={page.data.head.timeZone} picture={picture.data}>
      <Incident problemId={problemId} runName={page.data.head.name} />
    </RunProvider>
  );
}

function Incident({ problemId, runName }: { problemId: number; runName: string }) {
  const words = useTranslations("incident");
  const router = useRouter();
  const { runId, picture } = useRun();
  const { address } = useRunAddress();
  const { state, end, predictions } = useAsOf(picture);
  // A link may name an instant at which it was not there yet: then the end of the log is shown.
  const shown = state.incidents.some(({ facts }) => facts.problemId === problemId) ? state : end;
  const incident = shown.incidents.find(({ facts }) => facts.problemId === problemId);
  const query = (match: string | null): string => {
    const written = writeRunAddress({ ...address, match });
    return written === "" ? "" : `?${written}`;
  };
  const run = `/runs/${String(runId)}`;
  return (
    <>
      <nav className={classes.path}>
        <Link href={`${run}${query(null)}`}>{runName}</Link>
        <span aria-hidden>/</span>
        <span>{formatId("problem", problemId)}</span>
      </nav>
      {incident === undefined ? (
        <Notice isPage title={words("missing.title", { id: formatId("problem", problemId) })} text={words("missing.text")} action={<Link href={run}>{words("panel")}</Link>} />
      ) : (
        <IncidentExplorer
          incident={incident}
          state={shown}
          predictions={predictions.filter(({ facts }) => facts.kind === "anomaly" && facts.problemId === problemId)}
          onGo={(id) => router.push(`${run}/incidents/${String(id)}${query(null)}`)}
          onClose={null}
        />
      )}
      <LinePanel />
    </>
  );
}
