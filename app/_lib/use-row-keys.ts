"use client";

import type { RefObject } from "react";
import { useShortcuts } from "./use-shortcuts";

/** The rows of tables that are there; those of one that is still being read are none yet. */
const ROW = "table:not([aria-busy=true]) > tbody > tr";
/** What a row leads to: the link that says so, else the first it has. */
const LEADS = ["[data-row-link]", "a[href], button:not(:disabled)"];

/** `j` and `k` walk down and up the rows of the tables in a list; Enter then opens, since what the row leads to has the focus. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const walk = (by: 1 | -1): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by];
    if (next === undefined) return;
    focusRow(next);
    next.scrollIntoView({ block: "nearest" });
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) }, { owner: list });
}

function focusRow(row: HTMLElement): void {
  const lead = LEADS.map((selector) => row.querySelector<HTMLElement>(selector)).find((found) => found !== null);
  // A row that leads nowhere is read where it stands.
  if (lead === undefined) row.tabIndex = -1;
  (lead ?? row).focus();
}
