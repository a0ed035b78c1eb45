"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { formatId } from "@/server/domain/present/format";
import type { IncidentLane } from "@/server/domain/present/incident-lanes";
import { packLanes } from "@/server/domain/present/pack-lanes";
import { onAxis } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import classes from "./lanes.module.css";
import { percent, shareOf, type TimelineScale } from "./timeline-scale";

const LANE_HEIGHT = 12;

interface LanesProps {
  lanes: readonly IncidentLane[];
  scale: TimelineScale;
  /** Width of the plot in pixels. */
  width: number;
  /** On a narrow screen the ids stand in the gutter, a lane each. */
  isNarrow: boolean;
  onOpen(problemId: number): void;
}

/** Problems above the bars: when each was predicted, waited for and seen. Drawn twice, the past over the paler future. */
export const Lanes = memo(function Lanes({ lanes, scale, width, isNarrow, onOpen }: LanesProps) {
  const placed = useMemo(() => place(lanes, scale, width, isNarrow), [lanes, scale, width, isNarrow]);
  const height = (Math.max(-1, ...placed.map(({ lane }) => lane)) + 1) * LANE_HEIGHT;
  return (
    <div className={classes.lanes} style={{ height }} data-narrow={isNarrow || undefined}>
      <div className={classes.later} aria-hidden>
        {placed.map((one) => (
          <Marks key={one.item.problemId} placed={one} scale={scale} />
        ))}
      </div>
      <div className={classes.past} aria-hidden>
        {placed.map((one) => (
          <Marks key={one.item.problemId} placed={one} scale={scale} />
        ))}
      </div>
      {placed.map((one) => (
        <LaneButton key={one.item.problemId} placed={one} isNarrow={isNarrow} onOpen={onOpen} />
      ))}
    </div>
  );
});

interface PlacedLane {
  item: IncidentLane;
  lane: number;
  from: number;
  to: number;
}

function place(lanes: readonly IncidentLane[], scale: TimelineScale, width: number, isNarrow: boolean): PlacedLane[] {
  const visible = lanes.filter(({ fromMicros, toMicros }) => toMicros >= scale.fromMicros && fromMicros < scale.toMicros);
  const items = visible.map((item) => ({ from: shareOf(scale, item.fromMicros), to: shareOf(scale, item.toMicros) }));
  const numbers = isNarrow ? items.map((_, at) => at) : packLanes(items, 40 / Math.max(1, width), 16 / Math.max(1, width));
  return visible.map((item, at) => ({ item, lane: numbers[at] ?? at, from: items[at]?.from ?? 0, to: items[at]?.to ?? 0 }));
}

function Marks({ placed: { item, lane }, scale }: { placed: PlacedLane; scale: TimelineScale }) {
  const { picture } = useRun();
  const { gaveUpMicros, toMicros } = item;
  const predictedMicros = item.predictedMicros === null ? null : onAxis(picture, item.predictedMicros);
  const seen = item.seen === null ? null : { fromMicros: onAxis(picture, item.seen.fromMicros), toMicros: onAxis(picture, item.seen.toMicros) };
  const waitsUntil = seen?.fromMicros ?? gaveUpMicros ?? toMicros;
  const at = (micros: number): string => percent(shareOf(scale, micros));
  const isIn = (micros: number): boolean => micros >= scale.fromMicros && micros <= scale.toMicros;
  const length = (from: number, to: number): string => percent(shareOf(scale, to) - shareOf(scale, from));
  return (
    <div className={classes.lane} style={{ top: lane * LANE_HEIGHT }}>
      {predictedMicros === null || waitsUntil <= predictedMicros ? null : <i className={classes.waiting} style={{ left: at(predictedMicros), width: length(predictedMicros, waitsUntil) }} />}
      {predictedMicros !== null && isIn(predictedMicros) ? <i className={classes.ring} style={{ left: at(predictedMicros) }} /> : null}
      {seen === null ? null : <i className={classes.seen} style={{ left: at(seen.fromMicros), width: length(seen.fromMicros, seen.toMicros) }} />}
      {seen !== null && isIn(seen.fromMicros) ? <i className={classes.tick} style={{ left: at(seen.fromMicros) }} /> : null}
      {seen === null && gaveUpMicros !== null && isIn(gaveUpMicros) ? <i className={classes.lost} style={{ left: at(gaveUpMicros) }} /> : null}
    </div>
  );
}

/** The id left of the marks; it opens the incident where there is one. */
function LaneButton({ placed: { item, lane, from }, isNarrow, onOpen }: { placed: PlacedLane; isNarrow: boolean; onOpen: LanesProps["onOpen"] }) {
  const words = useTranslations("run.timeline");
  const { minute } = useRun();
  const { problemId, title, seen, gaveUpMicros, predictedMicros } = item;
  const id = formatId("problem", problemId);
  const text = words("lane", {
    id, title,
    state: seen !== null ? "seen" : gaveUpMicros !== null ? "lost" : "open",
    from: minute(seen?.fromMicros ?? null),
    to: minute(seen?.toMicros ?? null),
    predicted: predictedMicros === null ? "no" : minute(predictedMicros),
  });
  const style = { top: lane * LANE_HEIGHT, left: isNarrow ? undefined : percent(from) };
  if (seen === null) {
    return (
      <span className={classes.id} style={style} title={text}>
        {id}
      </span>
    );
  }
  return (
    <button type="button" className={classes.id} style={style} title={text} aria-label={text} onClick={() => onOpen(problemId)}>
      {id}
    </button>
  );
}
