"use client";

import { memo } from "react";
import type { RunTab } from "../_view/run-address";
import { listHref } from "../_view/run-address";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { IncidentSortMenu } from "./incident-sort-menu";
import { RunTabs } from "./run-tabs";
import { TabContent, type TabContentProps } from "./tab-content";

/** The lists of a run as of an instant, the one that the address names shown. Apart, so that the frames of the timeline do not wait for them. */
export const RunLists = memo(function RunLists(shown: Omit<TabContentProps, "tab">) {
  const { runId } = useRun();
  const { address, change } = useRunAddress();
  const { page, state, predictions, isNarrow } = shown;
  const counts: Record<RunTab, number> = {
    incidents: state.incidents.length,
    anomalies: state.anomalies,
    predictions: predictions.length,
    novel: state.novel,
    unmatched: state.unmatched,
    patterns: page.counts.templates,
    logs: state.errors + state.warnings + (page.head.retain === "all" ? state.others : 0),
    files: page.counts.files,
    jobs: page.counts.jobs,
  };
  return (
    <RunTabs tab={address.tab} counts={counts} href={listHref(runId, address, state.isEnd ? null : state.index)} isNarrow={isNarrow} tools={address.tab === "incidents" && counts.incidents > 0 ? <IncidentSortMenu /> : null} onChange={(tab) => change({ tab, page: 1 })}>
      <TabContent tab={address.tab} {...shown} />
    </RunTabs>
  );
});
