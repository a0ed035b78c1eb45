"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RunPage } from "@/server/api/run";
import { isAfter } from "@/server/domain/pipeline";
import { AgainCard } from "../_head/again-card";
import { CoverageStrip } from "../_head/coverage-strip";
import { RunHead } from "../_head/run-head";
import { RunProgressCard } from "../_head/run-progress-card";
import { useLiveRun } from "../_head/use-live-run";
import { KnowledgeRemarks } from "../_head/knowledge-remarks";
import { EndedLists } from "../_tabs/ended-lists";
import { RunPictureView } from "./run-picture-view";
import { RunProvider } from "./run-context";
import classes from "./run-view.module.css";

/** The page of a run: its head, and below it what was found as of the instant. */
export function RunView({ runId }: { runId: number }) {
  const { query, live } = useLiveRun(runId);
  const page = query.data;
  if (page === undefined) return query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <RunSkeleton />;
  return (
    <>
      <RunHead page={page} />
      <RunProgressCard head={page.head} live={live} />
      <AgainCard page={page} />
      {isCounted(page.head) ? <CoverageStrip page={page} /> : null}
      <KnowledgeRemarks warnings={page.head.warnings} />
      <FoundPart page={page} />
    </>
  );
}

/** Lines are counted while they are read, their kinds at the beginning of what comes after. */
function isCounted({ status, stage, isAgain, lines }: RunPage["head"]): boolean {
  return lines > 0 && (status === "completed" || isAgain || isAfter(stage, "generalize"));
}

/** A run that is not done yet, or failed, has found nothing that would stay; where it has ended, its jobs and files say why. */
function FoundPart({ page }: { page: RunPage }) {
  const words = useTranslations("run.noRecords");
  const trpc = useTRPC();
  const { id, timeZone, status, isAgain } = page.head;
  const query = useQuery({ ...trpc.run.picture.queryOptions({ runId: id }), staleTime: Infinity, enabled: status === "completed" });
  // One that is classified again shows what it found before; its rows are rewritten meanwhile and not to be read.
  const isEarlierShown = isAgain && query.data !== undefined;
  if (status !== "completed" && !isEarlierShown) return status === "failed" || status === "cancelled" ? <EndedLists page={page} /> : <Notice title={words("title")} text={words("text")} />;
  if (query.data === undefined) return query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <PictureSkeleton />;
  return (
    <RunProvider runId={id} zone={timeZone} picture={query.data}>
      <RunPictureView page={page} />
    </RunProvider>
  );
}

function RunSkeleton() {
  return (
    <div className={classes.skeleton}>
      <Skeleton height={52} radius="lg" />
      <Skeleton height={32} radius="lg" />
      <PictureSkeleton />
    </div>
  );
}

/** The shape of the page while it is read. */
function PictureSkeleton() {
  return (
    <div className={classes.skeleton}>
      <Skeleton height={80} radius="lg" />
      <Skeleton height={326} radius="lg" />
      <div className={classes.pair}>
        <Skeleton height={220} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </div>
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
