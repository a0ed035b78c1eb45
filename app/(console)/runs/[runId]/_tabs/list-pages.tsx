"use client";

import type { ReactNode } from "react";
import { lastPage, Pages } from "@/app/_components/pages";
import { useRunAddress } from "../_view/use-run-address";

/** Rows of a page of a list. */
export const PAGE_SIZE = 50;

/** Where a page of a list begins. */
export function pageOf(page: number): { offset: number; limit: number } {
  return { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}

/** The rows of a page; of the last one where a list has become shorter than that. */
export function rowsOfPage<T>(rows: readonly T[], page: number): readonly T[] {
  const { offset } = pageOf(lastPage(rows.length, PAGE_SIZE, page));
  return rows.slice(offset, offset + PAGE_SIZE);
}

/** The foot of a list of the run page. One page needs none, unless there is something else to say. */
export function ListPages({ total, note }: { total: number; note?: ReactNode }) {
  const { address, change } = useRunAddress();
  if (total <= PAGE_SIZE && !note) return null;
  return <Pages isFoot total={total} page={address.page} pageSize={PAGE_SIZE} onChange={(page) => change({ page })} note={note} />;
}
