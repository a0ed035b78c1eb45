"use client";

import { Skeleton } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { Segments } from "@/app/_components/segments";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { useFormat } from "@/app/_lib/use-format";
import type { WorkersPicture } from "@/server/api/workers";
import { HistoryCard } from "./history-card";
import { QueueCard } from "./queue-card";
import { TaskStreamCard } from "./task-stream-card";
import { ThroughputCard } from "./throughput-card";
import { WorkerCard } from "./worker-card";
import classes from "./workers.module.css";
import { workersAddressForm } from "./workers-address";

/** How often the page asks: as often as workers beat. */
const POLL_MS = 2_000;

const MINUTES = ["1", "3", "15"] as const;

/** The workers: what they have in hand, what waits, what was done. */
export function WorkersView() {
  const words = useTranslations("workers");
  const [address, change] = useAddressState(workersAddressForm);
  const query = useQuery({ ...useTRPC().workers.picture.queryOptions({ minutes: address.minutes }), placeholderData: keepPreviousData, refetchInterval: POLL_MS });
  const picture = query.data;
  return (
    <>
      <PageHeader
        title={words("title")}
        meta={picture ? <Summary picture={picture} /> : null}
        actions={
          <>
            <span className={classes.live} data-broken={query.isError || undefined} role="status">
              <IconRefresh size={14} stroke={1.75} aria-hidden /> {words(query.isError ? "reconnecting" : "live")}
            </span>
            <Segments
              label={words("window")}
              value={MINUTES.find((each) => each === String(address.minutes)) ?? "3"}
              choices={MINUTES.map((minutes) => ({ value: minutes, label: words("minutes", { minutes }) }))}
              onChange={(minutes) => change({ minutes: minutes === "1" ? 1 : minutes === "3" ? 3 : 15 })}
            />
          </>
        }
      />
      {picture ? <Picture picture={picture} /> : query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton height={420} radius="lg" />}
      <HistoryCard address={address} workers={picture?.workers ?? []} onChange={change} />
    </>
  );
}

function Summary({ picture }: { picture: WorkersPicture }) {
  const words = useTranslations("workers");
  const format = useFormat();
  const present = picture.workers.filter((worker) => worker.state !== "stopped");
  const alive = present.filter((worker) => worker.state === "alive");
  const sum = (name: "waiting" | "delayed"): number => picture.queue.reduce((total, task) => total + task[name], 0);
  return (
    <span className={classes.summary}>
      {words("summary", {
        alive: alive.length,
        total: format.number(present.length),
        hosts: new Set(alive.map(({ host }) => host)).size,
        working: alive.reduce((total, worker) => total + worker.jobs.length, 0),
        waiting: format.number(sum("waiting")),
        delayed: sum("delayed"),
      })}
    </span>
  );
}

function Picture({ picture }: { picture: WorkersPicture }) {
  const words = useTranslations("workers.none");
  const present = picture.workers.filter((worker) => worker.state !== "stopped");
  return (
    <>
      {present.length === 0 ? (
        <section className={classes.nobody}>
          <Notice title={words("title")} text={words("text")} />
        </section>
      ) : (
        <div className={classes.workers}>
          {present.map((worker) => (
            <WorkerCard key={worker.id} worker={worker} workers={picture.workers} />
          ))}
        </div>
      )}
      <TaskStreamCard picture={picture} />
      <div className={classes.pair}>
        <QueueCard queue={picture.queue} windowMs={picture.windowMs} />
        <ThroughputCard throughput={picture.throughput} />
      </div>
    </>
  );
}
