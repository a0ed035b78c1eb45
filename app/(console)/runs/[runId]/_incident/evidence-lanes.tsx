"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { timeTicks } from "@/server/domain/present/charts/time-ticks";
import { systemsOf, type Evidence, type EvidencePoint } from "@/server/domain/present/evidence";
import { formatId } from "@/server/domain/present/format";
import { onAxis } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import { useWidth } from "@/app/_lib/use-width";
import classes from "./evidence-lanes.module.css";
import { placeLabels } from "./place-labels";

const LANE = 24;
const AXIS = 20;
const NAMES = 76;
/** Pixels of a label's letter, and between a mark and its label. */
const LETTER = 7;
const GAP = 10;
const RIGHT = 44;

interface EvidenceLanesProps {
  evidence: Evidence;
  /** The match looked at, such as `A356`. */
  selected: string | null;
  onSelect(match: string): void;
}

/** First sightings in the order of time, a lane for each system, joined to a chain. */
export function EvidenceLanes({ evidence: { points, followed }, selected, onSelect }: EvidenceLanesProps) {
  const words = useTranslations("incident.evidence");
  const { picture, format, clock } = useRun();
  const { ref, width: measured } = useWidth();
  const width = Math.max(200, (measured === 0 ? 640 : measured) - NAMES - RIGHT);
  // What the run's time does not reach stands at its end: a first sighting of 1970 would press all others together.
  const placeOf = useCallback((point: EvidencePoint) => onAxis(picture, point.micros), [picture]);
  const axis = useMemo(() => axisOf(points.map(placeOf)), [points, placeOf]);
  if (axis === null) return <Head followed={followed} note={words("noTime")} />;
  const systems = systemsOf(points);
  const xAt = (micros: number): number => NAMES + ((micros - axis.from) / (axis.to - axis.from)) * width;
  const xOf = (point: EvidencePoint): number => xAt(placeOf(point));
  const yOf = (point: EvidencePoint): number => systems.indexOf(point.system) * LANE + LANE / 2;
  const nameOf = (point: EvidencePoint): string => formatId(point.kind === "anomaly" ? "anomaly" : "problem", point.id);
  const labels = placeLabels(points.map((point) => ({ x: xOf(point), lane: systems.indexOf(point.system), text: nameOf(point) })), { letter: LETTER, gap: GAP, right: NAMES + width + RIGHT });
  const height = systems.length * LANE;
  const list = points.map((point) => words("sighting", { id: nameOf(point), system: point.system ?? words("unknownSystem"), time: clock(point.micros) })).join("; ");
  return (
    <section ref={ref} className={classes.section}>
      <Head followed={followed} />
      <svg className={classes.diagram} width="100%" height={height + AXIS} role="img" aria-label={words("diagram", { list })}>
        {systems.map((system, lane) => (
          <g key={system ?? ""}>
            <text x={0} y={lane * LANE + LANE / 2 + 4} className={classes.system}>
              {shorten(system ?? words("unknownSystem"))}
            </text>
            <line x1={NAMES} x2={NAMES + width + RIGHT} y1={lane * LANE + LANE / 2} y2={lane * LANE + LANE / 2} className={classes.rule} />
          </g>
        ))}
        <path d={chainPath(points.map((point) => [xOf(point), yOf(point)]))} className={classes.chain} />
        {points.map((point, at) => {
          const label = labels[at];
          const name = nameOf(point);
          return (
            <g key={`${point.kind} ${String(point.id)}`} className={classes.point} data-kind={point.kind} onClick={point.kind === "followed" ? undefined : () => onSelect(name)}>
              <title>{words("sighting", { id: name, system: point.system ?? words("unknownSystem"), time: clock(point.micros) })}</title>
              {label === undefined || label.text === "" ? null : (
                <>
                  <rect x={label.x - 2} y={yOf(point) - 8} width={label.text.length * LETTER + 4} height={16} className={classes.backing} />
                  <text x={label.x} y={yOf(point) + 4} className={classes.name}>
                    {label.text}
                  </text>
                </>
              )}
              {name === selected ? <circle cx={xOf(point)} cy={yOf(point)} r={8} className={classes.selected} /> : null}
              <Mark kind={point.kind} x={xOf(point)} y={yOf(point)} />
            </g>
          );
        })}
        {timeTicks(axis.from / 1000, axis.to / 1000, Math.max(2, Math.floor(width / 110)), format).map((tick) => (
          <text key={tick.value} x={xAt(tick.value * 1000)} y={height + 14} className={classes.tick}>
            {tick.label}
          </text>
        ))}
      </svg>
      <Legend hasFollowed={followed.length > 0} />
    </section>
  );
}

function Head({ followed, note }: { followed: Evidence["followed"]; note?: string }) {
  const words = useTranslations("incident.evidence");
  const { format } = useRun();
  const chain = followed.map(({ problemId, afterMicros }, at) => words(at === 0 ? "chain" : "chainMore", { id: formatId("problem", problemId), delta: format.duration(afterMicros / 1000) })).join(", ");
  return (
    <header className={classes.head}>
      <h3>{words("title")}</h3>
      <span>{note ?? chain}</span>
    </header>
  );
}

function Mark({ kind, x, y }: { kind: EvidencePoint["kind"]; x: number; y: number }) {
  if (kind === "anomaly") return <circle cx={x} cy={y} r={4} className={classes.mark} />;
  return <path d={`M${String(x)} ${String(y - 6)}l6 6l-6 6l-6 -6z`} className={classes.mark} />;
}

function Legend({ hasFollowed }: { hasFollowed: boolean }) {
  const words = useTranslations("incident.evidence");
  const kinds = ["anomaly", "problem", ...(hasFollowed ? (["followed"] as const) : [])] as const;
  return (
    <ul className={classes.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width={14} height={14} className={classes.point} data-kind={kind} aria-hidden>
            <Mark kind={kind} x={7} y={7} />
          </svg>
          {words(kind)}
        </li>
      ))}
    </ul>
  );
}

function axisOf(places: readonly number[]): { from: number; to: number } | null {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(1_000, last - first);
  return { from: first - span * 0.06, to: last + span * 0.06 };
}

/** From sighting to sighting: along the lane, then down or up to the next. */
function chainPath(corners: readonly (readonly number[])[]): string {
  return corners.map(([x = 0, y = 0], at) => (at === 0 ? `M${String(x)} ${String(y)}` : `H${String(x)}V${String(y)}`)).join("");
}

function shorten(name: string): string {
  return name.length > 11 ? `${name.slice(0, 10)}…` : name;
}
