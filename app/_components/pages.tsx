"use client";

import { Pagination } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./pages.module.css";

interface PagesProps {
  /** Rows of all pages. */
  total: number;
  /** From 1. */
  page: number;
  pageSize: number;
  onChange(page: number): void;
  /** Said instead of which rows are shown. */
  note?: ReactNode;
  /** Ends a card, under a line of its own. */
  isFoot?: boolean;
}

/** The page that was asked for, or the last one there is. Pages count from 1. */
export function lastPage(total: number, pageSize: number, page: number): number {
  return Math.min(page, Math.max(1, Math.ceil(total / pageSize)));
}

/** Which rows of a list are shown, and the way to the others. */
export function Pages({ total, page, pageSize, onChange, note, isFoot = false }: PagesProps) {
  const words = useTranslations("common.pages");
  const format = useFormat();
  const count = Math.ceil(total / pageSize);
  const from = Math.min(total, (page - 1) * pageSize + 1);
  const names: Partial<Record<string, string>> = { previous: words("previous"), next: words("next") };
  return (
    <div className={classes.pages} data-foot={isFoot || undefined}>
      <span>{note ?? words("shown", { from: format.number(from), to: format.number(Math.min(total, page * pageSize)), total: format.number(total) })}</span>
      {count > 1 ? (
        <Pagination
          aria-label={words("label")}
          total={count}
          value={page}
          onChange={onChange}
          getItemProps={(number) => ({ "aria-label": words("page", { page: format.number(number) }) })}
          getControlProps={(control) => ({ "aria-label": names[control] })}
        />
      ) : null}
    </div>
  );
}
