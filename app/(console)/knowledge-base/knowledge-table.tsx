"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { plainKey } from "@/app/_lib/pressed-key";
import { AnomalyRow } from "./anomaly-row";
import { FootRow } from "./foot-row";
import classes from "./knowledge.module.css";
import type { TableRow } from "./list-rows";
import { NewProblemRow } from "./new-entry";
import { ProblemRow } from "./problem-row";
import { footKey, rowKey } from "./row-key";
import { useTableActions, type Editing } from "./table-actions";
import { TableHead } from "./table-head";

const HEIGHTS: Record<TableRow["kind"], number> = { problem: 36, anomaly: 32, foot: 44 };

/** Lines drawn beyond the edge of the window, so that a turn of the wheel shows no gap. */
const OVERSCAN = 12;

/** What the server assumes of the window, to send the first lines with the page. */
const FIRST_RECT = { width: 1440, height: 900 };

/** The table: only the lines in the window are in the page, however many there are. */
export function KnowledgeTable({ rows }: { rows: TableRow[] }) {
  const t = useTranslations("knowledge.table");
  const { editing, revealed, setRevealed } = useTableActions();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const isAdding = editing?.kind === "new-problem";
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [isAdding]);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? "problem"],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN,
    scrollMargin: top,
    initialRect: FIRST_RECT,
  });
  const [active, setActive] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = moveOf(event);
    if (step === 0) return;
    event.preventDefault();
    const from = rows.findIndex(({ key }) => key === active);
    const index = Math.min(Math.max(from + step, 0), rows.length - 1);
    const key = rows[index]?.key;
    if (key === undefined) return;
    goTo(index, key);
  };
  const focus = (key: string): void => list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  const goTo = (index: number, key: string): void => {
    setActive(key);
    virtualizer.scrollToIndex(index, { align: "auto" });
    // A line beyond the window is drawn by the scrolling first.
    requestAnimationFrame(() => requestAnimationFrame(() => focus(key)));
  };
  const firstKey = rows[0]?.key;
  const fieldKey = editing === null ? null : keyOf(editing);
  const fieldIndex = fieldKey === null ? -1 : rows.findIndex(({ key }) => key === fieldKey);
  useEffect(() => {
    // What is edited may stand far below: its field is brought into the window.
    if (fieldIndex >= 0) virtualizer.scrollToIndex(fieldIndex, { align: "auto" });
  }, [fieldIndex, virtualizer]);
  const revealedIndex = revealed === null ? -1 : rows.findIndex(({ key }) => key === revealed);
  const onReveal = useEffectEvent((index: number, key: string) => {
    goTo(index, key);
    setRevealed(null);
  });
  useEffect(() => {
    if (revealed !== null && revealedIndex >= 0) onReveal(revealedIndex, revealed);
  }, [revealed, revealedIndex]);
  useFocusAfterField(fieldKey, focus);
  return (
    <div className={classes.card} role="treegrid" aria-label={t("label")} aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
      <TableHead />
      {isAdding ? <NewProblemRow /> : null}
      <div ref={list} role="rowgroup" className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div key={key} ref={virtualizer.measureElement} data-index={index} role="presentation" className={classes.place} style={{ transform: `translateY(${String(start - top)}px)` }}>
              <Line row={row} index={index} isTabStop={row.key === (active ?? firstKey)} onFocus={() => setActive(row.key)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Line({ row, index, isTabStop, onFocus }: { row: TableRow; index: number; isTabStop: boolean; onFocus: () => void }) {
  const line = { rowIndex: index + 2, isTabStop, onFocus };
  if (row.kind === "problem") return <ProblemRow row={row} line={line} />;
  return row.kind === "anomaly" ? <AnomalyRow row={row} line={line} /> : <FootRow problem={row.problem} line={line} />;
}

/** Whoever ends an edit by a key goes on with the keys from its line. */
function useFocusAfterField(fieldKey: string | null, focus: (key: string) => void): void {
  const left = useRef<string | null>(null);
  const onLeft = useEffectEvent((key: string) => {
    // Whoever clicked elsewhere has the focus there by then.
    if (document.activeElement === document.body) focus(key);
  });
  useEffect(() => {
    const key = left.current;
    left.current = fieldKey;
    if (fieldKey !== null || key === null) return undefined;
    const frame = requestAnimationFrame(() => onLeft(key));
    return () => cancelAnimationFrame(frame);
  }, [fieldKey]);
}

/** The line that an edit takes place in; a new problem has none yet. */
function keyOf(editing: Editing): string | null {
  if (editing.kind === "new-problem") return null;
  if (editing.kind === "new-anomaly") return footKey(editing.problemId);
  return editing.kind === "problem" ? rowKey(editing.id) : rowKey(editing.problemId, editing.id);
}

/** Lines to move by: j and k, or the arrows, unless something is being written. */
function moveOf(event: KeyboardEvent<HTMLDivElement>): number {
  if (event.target instanceof HTMLInputElement) return 0;
  // React hands on what happens in the dialogs and menus of a line too, which stand elsewhere in the page.
  if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return 0;
  const key = plainKey(event);
  if (key === "j" || key === "ArrowDown") return 1;
  return key === "k" || key === "ArrowUp" ? -1 : 0;
}
