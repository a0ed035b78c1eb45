"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Timeline } from "@/server/domain/present/charts/merge-buckets";
import { useRun } from "../_view/run-context";
import type { TimeStretch } from "../_view/instant-query";
import classes from "./timeline-card.module.css";
import { barAt, microsAt, percent, type TimelineScale } from "./timeline-scale";

interface TimelinePointerProps {
  timeline: Timeline;
  scale: TimelineScale;
  /** A press without a drag. */
  onPick(micros: number): void;
  /** Only a part of the log is shown. */
  isZoomed: boolean;
  /** A drag; null, by a double press, is all of the log. */
  onZoom(stretch: TimeStretch | null): void;
}

/** Less than this is a press, not a drag; pixels. */
const DRAG_PIXELS = 6;
/** A second press within this makes it a double one. */
const DOUBLE_MS = 250;

/** What the pointer does on the chart: it tells the bar below it, a press goes to that instant, a drag zooms in, a double press out. */
export function TimelinePointer({ timeline, scale, isZoomed, onPick, onZoom }: TimelinePointerProps) {
  const [bar, setBar] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const start = useRef<{ x: number; share: number } | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  /** Where a second press would zoom out, the first one waits for it: zooming out is not to move the instant. */
  const pick = (micros: number): void => {
    clearTimeout(waiting.current);
    if (isZoomed) waiting.current = setTimeout(() => onPick(micros), DOUBLE_MS);
    else onPick(micros);
  };
  const zoomOut = (): void => {
    clearTimeout(waiting.current);
    if (isZoomed) onZoom(null);
  };
  const shareAt = (event: React.PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const onPointerDown = (event: React.PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    start.current = { x: event.clientX, share: shareAt(event) };
    if (event.pointerType === "mouse") event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: React.PointerEvent<HTMLElement>): void => {
    const share = shareAt(event);
    setBar(barAt(scale, share));
    const from = start.current;
    // A finger that moves scrolls the page.
    if (from !== null && event.pointerType === "mouse" && Math.abs(event.clientX - from.x) >= DRAG_PIXELS) setDrag({ from: Math.min(from.share, share), to: Math.max(from.share, share) });
  };
  const onPointerUp = (event: React.PointerEvent<HTMLElement>): void => {
    const from = start.current;
    start.current = null;
    setDrag(null);
    if (from === null) return;
    if (drag === null) pick(microsAt(scale, shareAt(event)));
    else onZoom({ fromMicros: scale.fromMicros + barAt(scale, drag.from) * scale.barMicros, toMicros: scale.fromMicros + (barAt(scale, drag.to) + 1) * scale.barMicros });
  };
  const leave = (): void => {
    start.current = null;
    setDrag(null);
    setBar(null);
  };
  return (
    <div className={classes.pointer} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerLeave={leave} onPointerCancel={leave} onDoubleClick={zoomOut}>
      {drag === null ? null : <i className={classes.brush} style={{ left: percent(drag.from), width: percent(drag.to - drag.from) }} />}
      {bar === null || drag !== null ? null : <BarTooltip timeline={timeline} scale={scale} bar={bar} />}
    </div>
  );
}

function BarTooltip({ timeline, scale, bar }: Pick<TimelinePointerProps, "timeline" | "scale"> & { bar: number }) {
  const words = useTranslations("run.timeline");
  const { format, minute, clock, zone } = useRun();
  const counts = timeline.buckets[bar]?.counts;
  const from = scale.fromMicros + bar * scale.barMicros;
  const write = scale.barMicros % 60_000_000 === 0 ? minute : clock;
  const left = bar / scale.bars;
  const rows = [
    { name: "error", count: counts?.ERROR ?? 0, colour: "var(--error)" },
    { name: "warning", count: counts?.WARNING ?? 0, colour: "var(--warning)" },
    { name: "info", count: counts?.INFO ?? 0, colour: "var(--info)" },
  ] as const;
  return (
    <>
      <i className={classes.band} style={{ left: percent(left), width: percent(1 / scale.bars) }} />
      <div className={classes.tooltip} style={left > 0.3 ? { right: `calc(${percent(1 - left)} + 8px)` } : { left: `calc(${percent(left + 1 / scale.bars)} + 8px)` }}>
        <b>
          {write(from)} – {write(from + scale.barMicros)} {zone}
        </b>
        {rows.map(({ name, count, colour }) => (
          <span key={name}>
            <i style={{ background: colour }} />
            {words(name)}
            <b>{format.number(count)}</b>
          </span>
        ))}
      </div>
    </>
  );
}
