"use client";

import { useTranslations } from "next-intl";
import type { AsOfState } from "@/server/domain/present/as-of";
import { LogsLink } from "../_logs/logs-link";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import classes from "./timeline-legend.module.css";

interface TimelineLegendProps {
  state: AsOfState;
  showInfo: boolean;
  isNarrow: boolean;
  onShowInfo(shown: boolean): void;
}

/** What the marks of the timeline mean, with the counts of the instant. */
export function TimelineLegend({ state, showInfo, isNarrow, onShowInfo }: TimelineLegendProps) {
  const words = useTranslations("run.timeline");
  const { format } = useRun();
  return (
    <div className={classes.legend}>
      <span className={classes.item}>
        <i className={classes.swatch} style={{ background: "var(--error)" }} />
        {words("error")} {isNarrow ? null : <Count level="error" count={state.errors} />}
      </span>
      <span className={classes.item}>
        <i className={classes.swatch} style={{ background: "var(--warning)" }} />
        {words("warning")} {isNarrow ? null : <Count level="warning" count={state.warnings} />}
      </span>
      {isNarrow || state.others === 0 ? null : (
        <button type="button" className={classes.item} aria-pressed={showInfo} onClick={() => onShowInfo(!showInfo)}>
          <i className={classes.swatch} style={showInfo ? { background: "var(--info)" } : { boxShadow: "inset 0 0 0 1px var(--control)" }} />
          <span>{words.rich(showInfo ? "infoShown" : "infoHidden", { ...STRONG, n: format.number(state.others) })}</span>
        </button>
      )}
      {isNarrow ? null : (
        <span className={`${classes.item} ${classes.first}`}>
          <i className={classes.seen} />
          {words("seen")}
        </span>
      )}
      <span className={classes.item}>
        <i className={classes.predicted} />
        {words(isNarrow ? "predictedShort" : "predicted")}
      </span>
    </div>
  );
}

function Count({ level, count }: { level: "error" | "warning"; count: number }) {
  const { format } = useRun();
  return (
    <LogsLink filter={{ levels: [level] }} count={count} isQuiet>
      <b>{format.number(count)}</b>
    </LogsLink>
  );
}
