"use client";

import { useTranslations } from "next-intl";
import { edgeOf, indexOfInstant, instantOfIndex } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import type { TimeMachine } from "../_view/use-time-machine";
import classes from "./instant-slider.module.css";
import { percent, shareOf, type TimelineScale } from "./timeline-scale";

interface InstantSliderProps {
  machine: TimeMachine;
  scale: TimelineScale;
  /** Bucket ends at which a problem occurs for the first time. */
  stops: readonly number[];
}

/** The slider under the chart, on the chart's own axis. */
export function InstantSlider({ machine, scale, stops }: InstantSliderProps) {
  const words = useTranslations("run.machine");
  const { picture, format, zone } = useRun();
  const atMicros = instantOfIndex(picture, machine.index);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.shiftKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    // The arrows go by the step that is set, not by one bucket.
    event.preventDefault();
    machine.stepBy(event.key === "ArrowLeft" ? -1 : 1);
  };
  return (
    <div className={classes.slider}>
      <div className={classes.track}>
        {stops.map((stop) => {
          const micros = edgeOf(picture, stop);
          return micros < scale.fromMicros || micros > scale.toMicros ? null : <i key={stop} className={classes.notch} style={{ left: percent(shareOf(scale, micros)) }} />;
        })}
      </div>
      <input
        type="range"
        className={classes.input}
        min={Math.max(0, indexOfInstant(picture, scale.fromMicros))}
        max={indexOfInstant(picture, scale.toMicros)}
        value={machine.index}
        style={{ left: inset(shareOf(scale, picture.startMicros)), right: inset(1 - shareOf(scale, Math.min(scale.toMicros, edgeOf(picture, picture.bucketCount)))) }}
        onChange={(event) => machine.goTo(Number(event.target.value))}
        onKeyDown={onKeyDown}
        aria-label={words("slider")}
        aria-valuetext={`${format.instant(atMicros / 1000)} ${zone}`}
      />
    </div>
  );
}

/** The thumb's middle runs from edge to edge, so the input reaches half a thumb beyond the axis. */
function inset(share: number): string {
  return `calc(${percent(share)} - var(--thumb) / 2)`;
}
