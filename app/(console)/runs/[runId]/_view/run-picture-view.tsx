"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useMemo } from "react";
import { Notice } from "@/app/_components/notice";
import { useIsNarrow } from "@/app/_lib/use-is-narrow";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { RunPage } from "@/server/api/run";
import { predictionsAsOf } from "@/server/domain/present/as-of-predictions";
import { runTrends, trendIndex } from "@/server/domain/present/run-trends";
import { indexOfInstant } from "@/server/domain/time-grid";
import { KpiCards } from "../_cards/kpi-cards";
import { HeatCard } from "../_impact/heat-card";
import { ImpactCard } from "../_impact/impact-card";
import { IncidentPanel } from "../_incident/incident-panel";
import { LinePanel } from "../_incident/line-panel";
import { RunLists } from "../_tabs/run-lists";
import { useTemplatesAhead } from "../_tabs/use-templates";
import { TimelineCard } from "../_timeline/timeline-card";
import type { RunTab } from "./run-address";
import { useRun } from "./run-context";
import classes from "./run-view.module.css";
import { useAsOf } from "./use-as-of";
import { useRunAddress } from "./use-run-address";

const TREND_POINTS = 48;

/** Everything below the head of a completed run, as of the instant of the Time Machine. */
export function RunPictureView({ page }: { page: RunPage }) {
  const words = useTranslations("run.timeline.noTime");
  const { runId, picture } = useRun();
  const isNarrow = useIsNarrow();
  const { address, change } = useRunAddress();
  const { asOf, machine, state, listed, end, predictions, earlyWarnings, stops } = useAsOf(picture);
  const trends = useMemo(() => runTrends(asOf, TREND_POINTS), [asOf]);
  const predictedAt = useMemo(() => new Map(picture.predictions.flatMap(({ kind, problemId, issuedMicros }) => (kind === "problem" && issuedMicros !== null ? [[problemId, issuedMicros] as const] : []))), [picture]);
  const playbooks = usePlaybookProgress(runId);
  useTemplatesAhead(runId);
  // The timeline and the cards follow the instant frame by frame; the rest comes after, when there is time.
  const settled = useDeferredValue(listed);
  const settledPredictions = useMemo(() => predictionsAsOf(picture.predictions, settled.atMicros, settled.isEnd), [picture, settled]);
  const shown = useMemo(() => {
    const incident = address.incident === null ? undefined : state.incidents.find(({ facts }) => facts.problemId === address.incident);
    return incident === undefined ? null : { incident, state, predictions: predictions.filter(({ facts }) => facts.kind === "anomaly" && facts.problemId === address.incident) };
  }, [address.incident, state, predictions]);

  const openTab = useCallback(
    (tab: RunTab) => {
      change({ tab, page: 1 });
      document.getElementById("lists")?.scrollIntoView({ block: "start", behavior: "smooth" });
    },
    [change],
  );
  const { goTo, goToAtLeast } = machine;
  const goToInstant = useCallback((micros: number) => goTo(indexOfInstant(picture, micros)), [goTo, picture]);
  const openIncident = useCallback(
    (problemId: number) => {
      const indexed = asOf.incidents.find(({ facts }) => facts.problemId === problemId);
      // One that has not happened yet as of the instant is shown at the first instant that knows it.
      if (indexed !== undefined) goToAtLeast(indexed.from);
      change({ incident: problemId, match: null }, "push");
    },
    [asOf, goToAtLeast, change],
  );
  const goToIncident = useCallback((problemId: number) => change({ incident: problemId, match: null }), [change]);
  const closeIncident = useCallback(() => change({ incident: null, match: null }), [change]);
  useShortcuts(
    { " ": machine.toggle, ArrowLeft: () => machine.stepBy(-1), ArrowRight: () => machine.stepBy(1), "Shift+ArrowLeft": () => machine.skip(-1), "Shift+ArrowRight": () => machine.skip(1), Home: () => machine.goTo(0), End: () => machine.goTo(picture.bucketCount), ...(address.zoom === null ? {} : { Escape: () => change({ zoom: null }) }) },
    { isActive: picture.bucketCount > 0 },
  );
  return (
    <>
      <KpiCards state={state} end={end} earlyWarnings={earlyWarnings} trends={trends} trendAt={trendIndex(trends, machine.index)} isNarrow={isNarrow} onOpen={openTab} />
      {picture.bucketCount === 0 ? (
        <Notice title={words("title")} text={words("text")} />
      ) : (
        <TimelineCard state={state} machine={machine} stops={stops} predicted={earlyWarnings} zoom={address.zoom} isNarrow={isNarrow} onZoom={(zoom) => change({ zoom })} onOpenIncident={openIncident} />
      )}
      {picture.incidents.length === 0 ? null : (
        <div className={classes.pair}>
          <ImpactCard state={settled} predictedAt={predictedAt} onOpen={openIncident} />
          <HeatCard state={settled} isNarrow={isNarrow} onOpen={openIncident} />
        </div>
      )}
      <RunLists page={page} state={settled} predictions={settledPredictions} playbooks={playbooks} isNarrow={isNarrow} onGo={goToInstant} onOpen={openIncident} />
      <IncidentPanel shown={shown} onGo={goToIncident} onClose={closeIncident} isCovered={address.line !== null} />
      <LinePanel />
    </>
  );
}

function usePlaybookProgress(runId: number): ReadonlyMap<number, { done: number; steps: number }> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.run.playbookProgress.queryOptions({ runId }));
  return useMemo(() => new Map(data?.map(({ problemId, ...progress }) => [problemId, progress])), [data]);
}
