"use client";

import { Button, CloseButton } from "@mantine/core";
import { IconGitCompare, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { lastPage, Pages } from "@/app/_components/pages";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { Stale } from "@/app/_components/stale";
import type { RunListRow } from "@/server/api/runs";
import { compareHref, MAX_RUNS } from "../compare/compare-address";
import { RunsFilters } from "./runs-filters";
import { RunsTable } from "./runs-table";
import { DEFAULT_FILTER, isNarrowed, PAGE_SIZE, type RunsFilter } from "./runs-url";
import classes from "./runs-view.module.css";
import { refreshed, type SelectedRun, toggled, toggledAll, without } from "./selected-runs";
import { UploadList } from "./upload/upload-list";
import { UploadZone } from "./upload/upload-zone";
import { useLiveRuns } from "./use-live-runs";
import { type RunActions, useRunActions } from "./use-run-actions";
import { useRunsFilter } from "./use-runs-filter";


/** The page of runs: what comes in above, what there is below. */
export function RunsView() {
  const words = useTranslations("runs");
  const canRun = useCan("analyst");
  const [filter, change] = useRunsFilter();
  const { query, isPolling } = useLiveRuns(filter);
  const actions = useRunActions();
  const [chosen, setChosen] = useState<readonly SelectedRun[]>([]);
  const page = query.data;
  const rows = page?.rows ?? [];
  const selected = refreshed(chosen, rows);
  const selection = {
    ids: new Set(selected.map(({ id }) => id)),
    toggle: (run: RunListRow) => setChosen(toggled(selected, run)),
    toggleAll: () => setChosen(toggledAll(selected, rows)),
  };
  const remove: RunActions["remove"] = (runs, onRemoved) =>
    actions.remove(runs, () => {
      setChosen((before) => without(before, runs));
      onRemoved?.();
    });
  const isEmpty = page?.total === 0;
  return (
    <>
      <PageHeader
        title={words("title")}
        actions={
          selected.length > 0 ? (
            <>
              <span className={classes.selected}>{words("selected", { count: selected.length })}</span>
              <CompareSelected runs={selected} />
              {canRun ? (
                <Button variant="default" leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={() => remove(selected)}>
                  {words("action.delete")}
                </Button>
              ) : null}
              <CloseButton aria-label={words("clearSelection")} onClick={() => setChosen([])} />
            </>
          ) : null
        }
      />
      {canRun ? <UploadZone onStarted={actions.reload} /> : null}
      {canRun ? <UploadList onStarted={actions.reload} /> : null}
      {isEmpty && !isNarrowed(filter) ? null : <RunsFilters filter={filter} counts={page?.counts ?? {}} onChange={change} />}
      {isPolling ? (
        <p className={classes.polling} role="status">
          {words("live.polling")}
        </p>
      ) : null}
      <section className={classes.card}>
        {query.isError && page === undefined ? (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        ) : isEmpty ? (
          <NoRuns filter={filter} actions={actions} onClear={() => change(DEFAULT_FILTER)} />
        ) : (
          <Stale is={query.isPlaceholderData}>
            <RunsTable page={page} filter={filter} onSort={change} actions={{ ...actions, remove }} selection={selection} />
          </Stale>
        )}
      </section>
      {page && page.total > 0 ? <Pages total={page.total} page={lastPage(page.total, PAGE_SIZE, filter.page)} pageSize={PAGE_SIZE} onChange={(number) => change({ page: number })} /> : null}
    </>
  );
}

/** Two to ten runs that have something to compare. */
function CompareSelected({ runs }: { runs: readonly SelectedRun[] }) {
  const words = useTranslations("runs.compare");
  const icon = <IconGitCompare size={16} stroke={1.75} aria-hidden />;
  const isPossible = runs.length >= 2 && runs.length <= MAX_RUNS && runs.every(({ status }) => status === "completed");
  if (!isPossible) {
    return (
      <Button leftSection={icon} disabled title={words("why", { most: MAX_RUNS })}>
        {words("label")}
      </Button>
    );
  }
  // The oldest is the state of before, which the later ones are held against.
  const ids = [...runs].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map(({ id }) => id);
  return (
    <Button component={Link} href={compareHref(ids)} leftSection={icon}>
      {words("label")}
    </Button>
  );
}

function NoRuns({ filter, actions, onClear }: { filter: RunsFilter; actions: RunActions; onClear: () => void }) {
  const words = useTranslations("runs");
  const locale = useLocale();
  const canRun = useCan("analyst");
  if (isNarrowed(filter)) {
    return (
      <Notice
        title={words("nothing.title")}
        text={words("nothing.text")}
        action={
          <Button variant="default" onClick={onClear}>
            {words("nothing.clear")}
          </Button>
        }
      />
    );
  }
  if (!canRun) return <Notice title={words("empty.title")} text={words("empty.viewer")} />;
  return (
    <Notice
      title={words("empty.title")}
      text={words("empty.text")}
      action={
        <Button loading={actions.isStartingSample} leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />} onClick={() => actions.analyseSample({ locale })}>
          {words("empty.sample")}
        </Button>
      }
    />
  );
}
