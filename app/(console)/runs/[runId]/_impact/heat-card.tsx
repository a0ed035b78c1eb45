"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { AsOfState } from "@/server/domain/present/as-of";
import { heatLevel } from "@/server/domain/present/chart-theme";
import { DASH, formatId } from "@/server/domain/present/format";
import { heatMap, type HeatMap } from "@/server/domain/present/heat-map";
import { Card } from "@/app/_components/card";
import { LogsLink } from "../_logs/logs-link";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import classes from "./heat-card.module.css";
import { HeatMenu } from "./heat-menu";

const ROWS = 8;
const COLUMNS = 9;
const NARROW_COLUMNS = 4;
const NAMED_EMPTY = 3;

interface HeatCardProps {
  state: AsOfState;
  isNarrow: boolean;
  onOpen(problemId: number): void;
}

/** Which problem shows on which system: matched records as of the instant. */
export const HeatCard = memo(function HeatCard({ state, isNarrow, onOpen }: HeatCardProps) {
  const words = useTranslations("run.heat");
  const { picture, format } = useRun();
  const map = heatMap([...state.incidents, ...state.later], picture.systems, { rows: ROWS, columns: isNarrow ? NARROW_COLUMNS : COLUMNS });
  const empty = map.empty.length === 0 ? null : map.empty.length <= NAMED_EMPTY ? words("empty", { systems: map.empty.join(", ") }) : words("emptyMany", { n: format.number(map.empty.length) });
  return (
    <Card
      title={words("title")}
      note={<span title={words("shared")}>{words.rich("note", { ...STRONG, errors: format.number(map.errors), warnings: format.number(map.warnings) })}</span>}
      side={map.rows.length === 0 || empty === null ? null : <span className={classes.empty}>{empty}</span>}
      menu={map.rows.length === 0 ? null : <HeatMenu state={state} />}
    >
      {map.rows.length === 0 ? <p className={classes.none}>{words("none")}</p> : <HeatTable map={map} onOpen={onOpen} />}
    </Card>
  );
});

function HeatTable({ map, onOpen }: { map: HeatMap; onOpen: HeatCardProps["onOpen"] }) {
  const words = useTranslations("run.heat");
  const { format } = useRun();
  const most = Math.max(1, ...map.rows.map(({ total }) => total));
  return (
    <table className={classes.table} aria-label={words("table")}>
      <thead>
        <tr>
          <td />
          {map.columns.map(({ problemId, exists }, at) => (
            <th key={problemId ?? `rest ${String(at)}`} scope="col" data-later={!exists || undefined}>
              {problemId === null ? (
                words("rest", { n: format.number(map.restProblems) })
              ) : (
                <button type="button" onClick={() => onOpen(problemId)}>
                  {formatId("problem", problemId)}
                </button>
              )}
            </th>
          ))}
          <th scope="col" className={classes.sum} colSpan={2}>
            {words("all")}
          </th>
        </tr>
      </thead>
      <tbody>
        {map.rows.map((row) => (
          <tr key={row.system ?? ""}>
            <th scope="row" title={row.system ?? undefined}>
              {row.system ?? words("rest", { n: format.number(map.restSystems) })}
            </th>
            {row.cells.map((count, at) => (
              <Cell key={map.columns[at]?.problemId ?? -1} count={count} largest={map.largest} problemId={map.columns[at]?.problemId ?? null} system={row.system} />
            ))}
            <td className={classes.totalBar}>
              <i style={{ width: `${String((row.total / most) * 100)}%` }} />
            </td>
            <td className={classes.total}>{format.number(row.total)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words("all")}</th>
          {map.columns.map(({ problemId, exists, total }) => (
            <td key={problemId ?? -1}>{exists ? <MatchedCount count={total} problemId={problemId} system={null} /> : DASH}</td>
          ))}
          <td />
          <td className={classes.total}>{format.number(map.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface MatchedCountProps {
  count: number;
  /** Null for several of them: their lines are led to one by one. */
  problemId: number | null;
  /** Null for all of them. */
  system: string | null;
}

/** Matched records of a problem, on one system or on all, with the way to them. */
function MatchedCount({ count, problemId, system }: MatchedCountProps) {
  const { format } = useRun();
  if (problemId === null) return format.number(count);
  return (
    <LogsLink filter={{ of: { kind: "incident", id: problemId }, system }} count={count} isQuiet>
      {format.number(count)}
    </LogsLink>
  );
}

function Cell({ largest, ...counted }: MatchedCountProps & { largest: number }) {
  const { count } = counted;
  const level = heatLevel(count, largest);
  const style = level === null ? undefined : { background: `var(--heat-${String(level + 1)})`, color: `var(--heat-text-${String(level + 1)})` };
  return (
    <td className={classes.cell}>
      <span style={style}>{count === 0 ? "" : <MatchedCount {...counted} problemId={counted.system === null ? null : counted.problemId} />}</span>
    </td>
  );
}
