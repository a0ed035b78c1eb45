"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Segments } from "@/app/_components/segments";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { PredictionCounts } from "@/server/domain/present/as-of-predictions";
import { incidentLanes } from "@/server/domain/present/incident-lanes";
import { timelineBars } from "@/server/domain/present/timeline-bars";
import { edgeOf, indexOfInstant } from "@/server/domain/time-grid";
import { Card } from "@/app/_components/card";
import type { TimeStretch } from "../_view/instant-query";
import { useRun } from "../_view/run-context";
import type { TimeMachine } from "../_view/use-time-machine";
import { useWidth } from "@/app/_lib/use-width";
import { InstantSlider } from "./instant-slider";
import { Lanes } from "./lanes";
import { MachineBar } from "./machine-bar";
import { OutsideNote } from "./outside-note";
import { TimelineBarsChart } from "./timeline-bars-chart";
import classes from "./timeline-card.module.css";
import { TimelineLegend } from "./timeline-legend";
import { TimelineMenu } from "./timeline-menu";
import { TimelinePointer } from "./timeline-pointer";
import { shareOf, timelineScale } from "./timeline-scale";
import { bucketsOf, stretchAround, zoomLengths } from "./zoom-choices";

interface TimelineCardProps {
  state: AsOfState;
  machine: TimeMachine;
  stops: readonly number[];
  predicted: PredictionCounts;
  zoom: TimeStretch | null;
  isNarrow: boolean;
  onZoom(zoom: TimeStretch | null): void;
  onOpenIncident(problemId: number): void;
}

/**
 * Pixels left and right of the plot, of a bar with its gap, and of a tick's label without and with a day: half as much again as it
 * is long, since the first and the last one are turned inwards. A narrow page has no room for that.
 */
const WIDE = { gutter: 56, right: 38, bar: 9, tick: 78, dayTick: 116, lanes: 14 };
const NARROW = { gutter: 32, right: 12, bar: 3, tick: 76, dayTick: 76, lanes: 8 };
const DAY_MICROS = 86_400_000_000;
const UNMEASURED_WIDTH = 1058;
const ALL = "all";

/** Records over time with the incidents above, and the Time Machine as its foot. */
export function TimelineCard({ state, machine, stops, predicted, zoom, isNarrow, onZoom, onOpenIncident }: TimelineCardProps) {
  const words = useTranslations("run.timeline");
  const { picture, format, zone, clock } = useRun();
  const { ref, width: measured } = useWidth();
  const [showInfo, setShowInfo] = useState(false);
  const room = isNarrow ? NARROW : WIDE;
  const width = measured === 0 ? UNMEASURED_WIDTH : measured - room.gutter - room.right;
  const most = Math.max(8, Math.floor(width / room.bar));
  const timeline = useMemo(() => timelineBars(picture, bucketsOf(picture, zoom), most), [picture, zoom, most]);
  const scale = useMemo(() => timelineScale(timeline), [timeline]);
  const tick = scale.toMicros - scale.fromMicros > DAY_MICROS ? room.dayTick : room.tick;
  const { lanes, hidden } = useMemo(() => incidentLanes(picture, room.lanes), [picture, room.lanes]);
  const lengths = useMemo(() => zoomLengths(picture), [picture]);
  const edge = edgeOf(picture, state.index);
  const isInside = edge >= scale.fromMicros && edge <= scale.toMicros;
  const most1 = timeline.buckets.reduce((largest, { counts }) => Math.max(largest, (counts.ERROR ?? 0) + (counts.WARNING ?? 0)), 0);
  const label = words("chart", { errors: format.number(state.errors), warnings: format.number(state.warnings), time: clock(state.atMicros), most: format.number(most1) });
  const style = { "--as-of": shareOf(scale, edge), "--gutter": `${String(room.gutter)}px`, "--right": `${String(room.right)}px` } as React.CSSProperties;
  return (
    <Card
      title={words("title")}
      note={words("bars", { length: format.duration(timeline.bucketMs), zone })}
      side={
        <>
          <TimelineLegend state={state} showInfo={showInfo} isNarrow={isNarrow} onShowInfo={setShowInfo} />
          <ZoomChoice lengths={lengths} zoom={zoom} onChoose={(length) => onZoom(length === null ? null : stretchAround(picture, edge, length))} />
        </>
      }
      menu={<TimelineMenu timeline={timeline} showInfo={showInfo} />}
    >
      <div ref={ref} className={classes.plot} style={style} data-end={state.isEnd || undefined}>
        <div className={classes.flags}>{isInside ? <span className={classes.flag}>{state.isEnd ? words("end") : words("asOf", { time: clock(state.atMicros) })}</span> : null}</div>
        <div className={classes.lanes}>
          <Lanes lanes={lanes} scale={scale} width={width} isNarrow={isNarrow} onOpen={onOpenIncident} />
          {hidden > 0 ? <span className={classes.hidden}>{words("hidden", { n: format.number(hidden) })}</span> : null}
        </div>
        <div className={classes.chart}>
          <TimelineBarsChart timeline={timeline} showInfo={showInfo} gutter={room.gutter} right={room.right} maxTicks={Math.max(2, Math.floor(width / tick))} label={label} />
          <TimelinePointer timeline={timeline} scale={scale} isZoomed={zoom !== null} onPick={(micros) => machine.goTo(indexOfInstant(picture, micros))} onZoom={onZoom} />
        </div>
        {isInside ? <i className={classes.line} /> : null}
        <InstantSlider machine={machine} scale={scale} stops={stops} />
      </div>
      <OutsideNote />
      <MachineBar machine={machine} predicted={predicted} isNarrow={isNarrow} />
    </Card>
  );
}

/** How much of the log fills the chart; a stretch that was dragged is none of the choices. */
function ZoomChoice({ lengths, zoom, onChoose }: { lengths: readonly number[]; zoom: TimeStretch | null; onChoose(length: number | null): void }) {
  const words = useTranslations("run.timeline");
  const { format } = useRun();
  if (lengths.length === 0 && zoom === null) return null;
  const length = zoom === null ? null : zoom.toMicros - zoom.fromMicros;
  const chosen = lengths.find((one) => one === length);
  if (zoom !== null && chosen === undefined) {
    return (
      <Button variant="default" size="xs" onClick={() => onChoose(null)}>
        {words("reset")}
      </Button>
    );
  }
  const choices = [...lengths.map((one) => ({ value: String(one), label: format.duration(one / 1000) })), { value: ALL, label: words("all") }];
  return <Segments label={words("zoom")} className={classes.zoom ?? ""} choices={choices} value={chosen === undefined ? ALL : String(chosen)} onChange={(value) => onChoose(value === ALL ? null : Number(value))} />;
}
