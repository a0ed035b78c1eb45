"use client";

import type { ReactNode } from "react";
import { lastPage, Pages } from "@/app/_components/pages";
import { useRunAddress } from "../_view/use-run-address";

/** Rows of a page of a list. */
export const PAGE_SIZE = 50;

/**
 * Where a page of a list begins; the last one where the list is shorter than what was asked for.
 * @param total rows of all pages; left out where only the answer says it
 */
export function pageOf(page: number, total = Infinity): { offset: number; limit: number } {
  return { offset: (lastPage(total, PAGE_SIZE, page) - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}

/** The rows of a page of a list that is here whole. */
export function rowsOfPage<T>(rows: readonly T[], page: number): readonly T[] {
  const { offset } = pageOf(page, rows.length);
  return rows.slice(offset, offset + PAGE_SIZE);
}

/** The foot of a list of the run page. One page needs none, unless there is something else to say. */
export function ListPages({ total, note }: { total: number; note?: ReactNode }) {
  const { address, change } = useRunAddress();
  if (total <= PAGE_SIZE && !note) return null;
  return <Pages isFoot total={total} page={lastPage(total, PAGE_SIZE, address.page)} pageSize={PAGE_SIZE} onChange={(page) => change({ page })} note={note} />;
}
