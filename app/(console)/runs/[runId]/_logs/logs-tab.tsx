"use client";

import { replaceEqualDeep, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { Notice } from "@/app/_components/notice";
import { Stale } from "@/app/_components/stale";
import { ALONE, useTRPC } from "@/app/_lib/trpc-client";
import type { RecordRow } from "@/server/api/logs";
import type { AsOfState } from "@/server/domain/present/as-of";
import { isNarrowed, type LogFilter } from "@/server/domain/present/log-filter";
import { countUntil, indexOutline, outlineOf, type LogOutline } from "@/server/domain/present/log-outline";
import { isOutside } from "@/server/domain/time-grid";
import { ListState } from "@/app/_components/list-state";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import { useRunAddress } from "../_view/use-run-address";
import { LogList } from "./log-list";
import { LogTools } from "./log-tools";
import classes from "./logs-tab.module.css";
import type { ListedLogs } from "./use-log-pages";

interface LogsTabProps {
  state: AsOfState;
  /** The run keeps only WARNING and worse. */
  keepsProblemsOnly: boolean;
  isNarrow: boolean;
}

/** Records that fill a high window. */
const FIRST = 40;

/** What a list of records takes from its answer to the screen, about. */
const PAINT_MS = 150;

/** Every record of the run across its files in the order of time, as of the instant. */
export function LogsTab({ state, keepsProblemsOnly, isNarrow }: LogsTabProps) {
  const words = useTranslations("run.logs");
  const trpc = useTRPC();
  const { runId } = useRun();
  const { address, change } = useRunAddress();
  const filter = useSteady(address.logs);
  // Counting a search takes all processors for a while: what it finds first is looked for, and shown, before that.
  const isSearched = filter.text !== "";
  const first = useQuery({ ...trpc.logs.first.queryOptions({ runId, filter, limit: FIRST }, ALONE), staleTime: Infinity, enabled: isSearched });
  const isFirstShown = useIsShown(first.data ?? first.error);
  const query = useQuery({ ...trpc.logs.outline.queryOptions({ runId, filter }, ALONE), staleTime: Infinity, enabled: !isSearched || isFirstShown });
  const { listed, isStale } = useListed(filter, query.data, isSearched ? first.data : undefined);
  const onOpen = useCallback(({ fileNumber, line }: RecordRow) => change({ line: { fileNumber, line }, mark: { fileNumber, line } }, "push"), [change]);
  return (
    <div className={classes.tab} style={{ "--time": useTimeWidth() } as React.CSSProperties}>
      <LogTools filter={filter} />
      {keepsProblemsOnly ? <p className={classes.note}>{words("problemsOnly")}</p> : null}
      {listed === null || query.isError ? (
        <ListState query={query}>{() => null}</ListState>
      ) : (
        <Stale is={isStale}>
          <Listed key={JSON.stringify(listed.filter)} logs={listed} state={state} isNarrow={isNarrow} onOpen={onOpen} />
        </Stale>
      )}
    </div>
  );
}

interface ListedProps {
  logs: ListedLogs;
  state: AsOfState;
  isNarrow: boolean;
  onOpen(row: RecordRow): void;
}

function Listed({ logs, state, isNarrow, onOpen }: ListedProps) {
  const words = useTranslations("run.logs");
  const { format, clock } = useRun();
  const { address } = useRunAddress();
  const total = countUntil(logs.outline, state.isEnd ? null : state.index);
  const later = countUntil(logs.outline, null) - total;
  return (
    <>
      <p className={classes.sum} role="status">
        <span>{words.rich(logs.isCounting ? "sumSoFar" : "sum", { ...STRONG, n: format.number(total), count: total })}</span>
        {state.isEnd ? null : <span className={classes.later}>{words("asOf", { time: clock(state.atMicros), later: format.number(later) })}</span>}
      </p>
      {total === 0 ? (
        <Notice title={words(later > 0 ? "notYet.title" : "none.title")} text={words(later > 0 ? "notYet.text" : isNarrowed(logs.filter) ? "none.text" : "none.empty")} />
      ) : (
        <LogList logs={logs} total={total} mark={address.mark} isNarrow={isNarrow} onOpen={onOpen} />
      )}
    </>
  );
}

/** The same object as long as it says the same: the address is read anew with each move of the instant. */
function useSteady(filter: LogFilter): LogFilter {
  const [steady, setSteady] = useState(filter);
  const next = replaceEqualDeep(steady, filter);
  if (next !== steady) setSteady(next);
  return next;
}

/** Whether the browser has had time to paint what an answer changed; never for none. */
function useIsShown(answer: unknown): boolean {
  const [shown, setShown] = useState<unknown>(null);
  useEffect(() => {
    const timer = setTimeout(() => setShown(answer), PAINT_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  return answer !== null && shown === answer;
}

const NONE: readonly RecordRow[] = [];

/** What was listed last stays until the next is there: its first records, then all of them. */
function useListed(filter: LogFilter, outline: LogOutline | undefined, first: readonly RecordRow[] = NONE): { listed: ListedLogs | null; isStale: boolean } {
  const { picture } = useRun();
  const [kept, setKept] = useState<{ source: unknown; logs: ListedLogs } | null>(null);
  const source = outline ?? (first.length > 0 ? first : undefined);
  if (source !== undefined && (kept?.source !== source || kept.logs.filter !== filter)) {
    const indexed = outline === undefined ? outlineOf(first.flatMap(({ micros }) => micros ?? []), picture) : indexOutline(outline);
    setKept({ source, logs: { filter, outline: indexed, first, isCounting: outline === undefined } });
  }
  return { listed: kept?.logs ?? null, isStale: source === undefined };
}

/** Room for a time of day, with the day where any record needs it. */
function useTimeWidth(): string {
  const { picture, isOneDay } = useRun();
  return isOneDay && !isOutside(picture, picture.firstMicros) && !isOutside(picture, picture.lastMicros) ? "68px" : "156px";
}
