"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterMenu } from "@/app/_components/filter-menu";
import { Notice } from "@/app/_components/notice";
import { Pages } from "@/app/_components/pages";
import { SearchField } from "@/app/_components/search-field";
import { WalkedRows } from "@/app/_components/walked-rows";
import { useTRPC } from "@/app/_lib/trpc-client";
import { STAGES } from "@/server/domain/pipeline";
import { ListState } from "@/app/_components/list-state";
import { ColumnHeads } from "@/app/_components/column-heads";
import { Card } from "@/app/_components/card";
import { HistoryRow } from "./history-row";
import { HISTORY_PAGE_SIZE, historyQuery } from "./history-query";
import { useTaskName } from "./use-task-name";
import classes from "./workers.module.css";
import { type NamedWorker, namedWorkers } from "./worker-name";
import type { WorkersAddress } from "./workers-address";

const POLL_MS = 4_000;

const COLUMNS = ["job", "stage", "run", "part", "status", "note2", "records", "duration", "worker", "ended"] as const;
const STATUSES = ["running", "done", "failed", "lost"] as const;

interface HistoryCardProps {
  address: WorkersAddress;
  onChange: (change: Partial<WorkersAddress>) => void;
}

/** Every job with what came of it. @param workers those of now: the jobs of the page may be of one host alone */
export function HistoryCard({ address, workers, onChange }: HistoryCardProps & { workers: readonly NamedWorker[] }) {
  const words = useTranslations("workers.history");
  const jobs = useQuery({ ...useTRPC().workers.history.queryOptions(historyQuery(address)), placeholderData: keepPreviousData, refetchInterval: POLL_MS });
  const isNarrowed = address.task !== null || address.status !== null || address.text !== "";
  return (
    <Card title={words("title")} note={words("note")} side={<Filters address={address} onChange={(part) => onChange({ page: 1, ...part })} />}>
      <ListState query={jobs}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Notice title={words(isNarrowed ? "nothing" : "empty")} text={words(isNarrowed ? "nothingText" : "emptyText")} />
          ) : (
            <>
              <WalkedRows>
                <table className={classes.history}>
                  <ColumnHeads columns={COLUMNS} word={(column) => words(column)} />
                  <tbody>
                    {rows.map((job) => (
                      <HistoryRow key={job.id} job={job} workers={[...workers, ...namedWorkers(rows)]} />
                    ))}
                  </tbody>
                </table>
              </WalkedRows>
              <Pages isFoot total={total} page={address.page} pageSize={HISTORY_PAGE_SIZE} onChange={(page) => onChange({ page })} />
            </>
          )
        }
      </ListState>
    </Card>
  );
}

function Filters({ address, onChange }: HistoryCardProps) {
  const words = useTranslations("workers.history");
  const taskName = useTaskName();
  const tasks = [...STAGES, "sweep"];
  return (
    <div className={classes.filters} role="search">
      <FilterMenu label={words("stage")} value={address.task} onChange={(task) => onChange({ task })} choices={[{ value: null, label: words("anyStage") }, ...tasks.map((task) => ({ value: task as string, label: taskName(task) }))]} />
      <FilterMenu label={words("status")} value={address.status} onChange={(status) => onChange({ status })} choices={[{ value: null, label: words("anyStatus") }, ...STATUSES.map((status) => ({ value: status, label: words(`statusName.${status}`) }))]} />
      <SearchField label={words("search")} placeholder={words("placeholder")} text={address.text} onChange={(text) => onChange({ text })} />
    </div>
  );
}
