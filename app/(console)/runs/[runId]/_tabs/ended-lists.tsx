"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { Segments } from "@/app/_components/segments";
import type { RunPage } from "@/server/api/run";
import type { RunPicture } from "@/server/domain/present/run-picture";
import { NO_TIME } from "@/server/domain/time-grid";
import { RunProvider } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { FilesTab } from "./files-tab";
import { JobsTab } from "./jobs-tab";

/** Of a run that has found nothing that would stay. */
const NOTHING_FOUND: RunPicture = {
  ...NO_TIME,
  severity: { buckets: [], errors: [], warnings: [], others: [] },
  totals: { errors: 0, warnings: 0, others: 0 },
  systems: [],
  incidents: [],
  findings: [],
  matched: [],
  predictions: [],
  novelMicros: [],
  unmatchedMicros: [],
};

const LISTS = ["jobs", "files"] as const;

/** What is asked of a run that failed or was cancelled: which job it was, and which file. */
export function EndedLists({ page: { head, counts } }: { page: RunPage }) {
  const words = useTranslations("run.tabs");
  const { address, change } = useRunAddress();
  const list = address.tab === "files" ? "files" : "jobs";
  const choices = LISTS.map((value) => ({ value, label: `${words(value)} ${String(counts[value])}` }));
  return (
    <RunProvider runId={head.id} zone={head.timeZone} picture={NOTHING_FOUND}>
      <Card title={words(list)} side={<Segments label={words("label")} choices={choices} value={list} onChange={(tab) => change({ tab, page: 1 })} />}>
        {list === "files" ? <FilesTab total={counts.files} hasRecords={false} /> : <JobsTab total={counts.jobs} isAtWork={false} />}
      </Card>
    </RunProvider>
  );
}
