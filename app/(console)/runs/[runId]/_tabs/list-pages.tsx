"use client";

import { Pagination } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import classes from "./list-table.module.css";

/** Rows of a page of a list. */
export const PAGE_SIZE = 50;

/** Where a page of a list begins. */
export function pageOf(page: number): { offset: number; limit: number } {
  return { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}

/** The foot of a list: which of its rows are shown, and the way to the others. */
export function ListPages({ total, note }: { total: number; note?: ReactNode }) {
  const words = useTranslations("run");
  const pages = useTranslations("common.pages");
  const { format } = useRun();
  const { address, change } = useRunAddress();
  const count = Math.ceil(total / PAGE_SIZE);
  if (count <= 1 && !note) return null;
  const from = (address.page - 1) * PAGE_SIZE + 1;
  const shown = words("pages", { from: format.number(Math.min(from, total)), to: format.number(Math.min(total, from + PAGE_SIZE - 1)), total: format.number(total) });
  return (
    <div className={classes.foot}>
      <span>{note ?? shown}</span>
      {count <= 1 ? null : (
        <Pagination
          total={count}
          value={address.page}
          onChange={(page) => change({ page })}
          aria-label={pages("label")}
          getControlProps={(control) => ({ "aria-label": control === "next" ? pages("next") : control === "previous" ? pages("previous") : undefined })}
          getItemProps={(page) => ({ "aria-label": pages("page", { page: format.number(page) }) })}
        />
      )}
    </div>
  );
}
