"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { plainKey } from "@/app/_lib/pressed-key";
import type { RecordRow } from "@/server/api/logs";
import { countUntil } from "@/server/domain/present/log-outline";
import { useRun } from "../_view/run-context";
import type { LineAddress } from "../_view/run-address";
import { GoToTime } from "./go-to-time";
import classes from "./log-list.module.css";
import { holdsLine, LogRow } from "./log-row";
import { type ListedLogs, useLogPages } from "./use-log-pages";
import { useMarkedPosition } from "./use-positions";
import { useRowWindow } from "./use-row-window";

/** Rows drawn beyond the edge of the window, so that a turn of the wheel shows no gap. */
const OVERSCAN = 6;
const ROW_HEIGHT = 24;
const NARROW_ROW_HEIGHT = 44;

interface LogListProps {
  logs: ListedLogs;
  /** How many of the listed are there as of the instant. */
  total: number;
  mark: LineAddress | null;
  isNarrow: boolean;
  onOpen(row: RecordRow): void;
}

/** Records in the order of time: only those in the window are in the page, and only pages near it are read. */
export function LogList({ logs, total, mark, isNarrow, onOpen }: LogListProps) {
  const words = useTranslations("run.logs");
  const columns = useTranslations("run.column");
  const { format } = useRun();
  // Of all that fit, also later ones: a number that stays lets the rows be while the instant moves.
  const setSize = countUntil(logs.outline, null);
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const { ref, top, view, height, scrollTo } = useRowWindow(total * rowHeight);
  const [active, setActive] = useState<number | null>(null);
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  const last = Math.min(total, Math.ceil((top + view) / rowHeight) + OVERSCAN);
  const pages = useLogPages(logs, first, last);
  const visible = { from: Math.ceil(top / rowHeight), to: Math.floor((top + view) / rowHeight) };
  /** Brings a row to the middle of the window, unless it is in it. */
  const show = (position: number): void => {
    if (position < visible.from || position >= visible.to) scrollTo((position + 0.5) * rowHeight - view / 2);
  };
  useMarkedRow({ logs, mark, view, show });
  const moveTo = (position: number): void => {
    const within = Math.min(total - 1, Math.max(0, position));
    setActive(within);
    if (within < visible.from) scrollTo(within * rowHeight);
    else if (within >= visible.to) scrollTo((within + 1) * rowHeight - view);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = active === null ? undefined : pages.rowAt(active);
    if (event.key === "Enter" && row !== undefined) onOpen(row);
    const next = nextPosition(event, active, visible, total);
    if (next === null) return;
    event.preventDefault();
    moveTo(next);
  };
  const idOf = (position: number): string => `record-${String(position)}`;
  return (
    <>
      <div className={classes.head} aria-hidden>
        <span>{columns("time")}</span>
        <span>{columns("severity")}</span>
        <span>{columns("system")}</span>
        <span>{columns("place")}</span>
        <span>{columns("message")}</span>
      </div>
      <div ref={ref} className={classes.box} role="listbox" tabIndex={0} aria-label={words("list")} aria-activedescendant={active === null ? undefined : idOf(active)} onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height }}>
          <div role="presentation" className={classes.window} style={{ height: view }}>
            <div role="presentation" style={{ transform: `translateY(${String(first * rowHeight - top)}px)` }}>
              {Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at).map((position) => {
                const row = pages.rowAt(position);
                return <LogRow key={position} id={idOf(position)} position={position} setSize={setSize} row={row} sought={logs.filter.text} isActive={position === active} isMarked={row !== undefined && mark !== null && holdsLine(row, mark)} onOpen={onOpen} />;
              })}
            </div>
          </div>
        </div>
      </div>
      {pages.error === null ? null : <LoadError error={pages.error} onRetry={pages.retry} />}
      <footer className={classes.foot}>
        <span>{words("position", { from: format.number(Math.min(total, visible.from + 1)), to: format.number(Math.min(total, visible.to)), total: format.number(total) })}</span>
        <GoToTime logs={logs} onGo={(position) => moveTo(position)} />
      </footer>
    </>
  );
}

interface MarkedRow {
  logs: ListedLogs;
  mark: LineAddress | null;
  view: number;
  show(position: number): void;
}

/** Brings the marked line into the window, once for each mark. */
function useMarkedRow({ logs, mark, view, show }: MarkedRow): void {
  const position = useMarkedPosition(logs, mark);
  const key = position === null || mark === null ? null : `${String(mark.fileNumber)}:${String(mark.line)}`;
  const shown = useRef<string | null>(null);
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (key === null || position === null || view === 0 || shown.current === key) return;
    shown.current = key;
    latest.current(position);
  }, [key, position, view]);
}

/** Where a key leads to; null where it leads nowhere. */
function nextPosition(event: KeyboardEvent, active: number | null, { from, to }: { from: number; to: number }, total: number): number | null {
  const at = active ?? from - 1;
  switch (plainKey(event)) {
    case "ArrowDown":
    case "j":
      return at + 1;
    case "ArrowUp":
    case "k":
      return at - 1;
    case "PageDown":
      return at + (to - from);
    case "PageUp":
      return at - (to - from);
    case "Home":
      return 0;
    case "End":
      return total - 1;
    default:
      return null;
  }
}
