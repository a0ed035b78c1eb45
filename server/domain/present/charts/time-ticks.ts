import { type Format } from "../format";
import { instantMs, wallClockMs } from "../wall-clock";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that a reader can count in. */
const STEPS = [
  1, 2, 5, 10, 15, 30,
  60, 120, 300, 600, 900, 1800,
  3600, 7200, 10_800, 21_600, 43_200,
  86_400, 172_800, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
].map((seconds) => seconds * SECOND);

/** A mark on an axis of time. */
export interface TimeTick {
  value: number;
  label: string;
}

/**
 * Round marks for an axis of time, on the full hours (or minutes, or days) of the reader's zone.
 * @param fromMs, toMs the ends of the axis in milliseconds since 1970
 * @param most how many marks there may be at the most
 */
export function timeTicks(fromMs: number, toMs: number, most: number, format: Format): TimeTick[] {
  const span = toMs - fromMs;
  if (!(span > 0) || instantMs(fromMs) === null || instantMs(toMs) === null) return [];
  const step = STEPS.find((candidate) => span / candidate <= most - 1) ?? Math.ceil(span / most / DAY) * DAY;
  const offset = wallClockMs(fromMs, format.zone) - Math.floor(fromMs);
  const ticks: TimeTick[] = [];
  for (let value = Math.ceil((fromMs + offset) / step) * step - offset; value <= toMs; value += step) {
    ticks.push({ value, label: tickLabel(value, step, span, format) });
  }
  return ticks;
}

function tickLabel(value: number, step: number, span: number, format: Format): string {
  if (step < MINUTE) return format.time(value);
  if (step >= DAY) return format.date(value);
  return span > DAY ? format.dayMinute(value) : format.minute(value);
}
