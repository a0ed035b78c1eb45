import classes from "./priority-bars.module.css";

export type PriorityLevel = "low" | "medium" | "high" | "critical";

const BARS: Record<PriorityLevel, number> = { low: 1, medium: 2, high: 3, critical: 4 };

/** A priority as four rising bars in ink; the word belongs beside it or into the name of what it stands in. */
export function PriorityBars({ priority }: { priority: PriorityLevel }) {
  return (
    <svg className={classes.bars} width={15} height={12} viewBox="0 0 15 12" aria-hidden>
      {[0, 1, 2, 3].map((bar) => (
        <rect key={bar} x={bar * 4} y={9 - bar * 3} width={3} height={3 + bar * 3} className={bar < BARS[priority] ? classes.on : classes.off} />
      ))}
    </svg>
  );
}
