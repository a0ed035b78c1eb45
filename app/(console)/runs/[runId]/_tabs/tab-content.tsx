"use client";

import { WalkedRows } from "@/app/_components/walked-rows";
import type { RunPage } from "@/server/api/run";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { LogsTab } from "../_logs/logs-tab";
import type { RunTab } from "../_view/run-address";
import { AnomaliesTab } from "./anomalies-tab";
import { FilesTab } from "./files-tab";
import { IncidentTable } from "./incident-table";
import { JobsTab } from "./jobs-tab";
import { NovelTab } from "./novel-tab";
import { PatternsTab } from "./patterns-tab";
import { PredictionsTab } from "./predictions-tab";
import { UnmatchedTab } from "./unmatched-tab";

export interface TabContentProps {
  tab: RunTab;
  page: RunPage;
  state: AsOfState;
  predictions: readonly PredictionAsOf[];
  playbooks: ReadonlyMap<number, { done: number; steps: number }>;
  isNarrow: boolean;
  onGo(micros: number): void;
  onOpen(problemId: number): void;
}

/** The list of a tab. Incidents and records have keys of their own. */
export function TabContent(shown: TabContentProps) {
  const { tab, page: { head }, state, predictions, playbooks, isNarrow, onGo, onOpen } = shown;
  switch (tab) {
    case "incidents":
      return <IncidentTable state={state} predictions={predictions} playbooks={playbooks} knowledgeBase={head.knowledgeBase ?? ""} onGo={onGo} onOpen={onOpen} />;
    case "logs":
      return <LogsTab state={state} keepsProblemsOnly={head.retain === "problems"} isNarrow={isNarrow} />;
    default:
      return (
        <WalkedRows>
          <PlainList {...shown} tab={tab} />
        </WalkedRows>
      );
  }
}

function PlainList({ tab, page: { head, counts }, state, predictions }: TabContentProps & { tab: Exclude<RunTab, "incidents" | "logs"> }) {
  switch (tab) {
    case "anomalies":
      return <AnomaliesTab state={state} />;
    case "predictions":
      return <PredictionsTab predictions={predictions} isEnd={state.isEnd} />;
    case "novel":
      return <NovelTab total={counts.novel} windowMicros={head.novelWindowMicros} atMicros={state.atMicros} isEnd={state.isEnd} />;
    case "unmatched":
      return <UnmatchedTab unmatched={counts.unmatched} ambiguous={counts.ambiguous} state={state} />;
    case "patterns":
      return <PatternsTab head={head} />;
    case "files":
      return <FilesTab total={counts.files} />;
    case "jobs":
      return <JobsTab total={counts.jobs} isAtWork={head.status === "running"} />;
  }
}
