"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card } from "@/app/_components/card";
import { ListState } from "@/app/_components/list-state";
import classes from "./settings.module.css";

interface TableCardProps<Row> {
  title: string;
  note?: string;
  side?: ReactNode;
  query: UseQueryResult<readonly Row[], unknown>;
  foot?: ReactNode;
  /** Said where there is no row; without it the table is never empty. */
  empty?: string;
  /** Heads of the columns; `isHidden` for one that is read aloud only. */
  columns: readonly { label: string; width?: number; isHidden?: boolean }[];
  /** A row as a `tr` with its key. */
  children: (row: Row) => ReactNode;
}

/** A card of the settings that lists things. */
export function TableCard<Row>({ title, note, side, query, empty, foot, columns, children }: TableCardProps<Row>) {
  return (
    <Card title={title} {...(note === undefined ? {} : { note })} {...(side === undefined ? {} : { side })}>
      <ListState query={query}>
        {(rows) =>
          rows.length === 0 && empty !== undefined ? (
            <p className={classes.text}>{empty}</p>
          ) : (
            <table className={classes.table}>
              <thead>
                <tr>
                  {columns.map(({ label, width, isHidden }) =>
                    isHidden ? (
                      <th key={label} scope="col" aria-label={label} />
                    ) : (
                      <th key={label} scope="col" {...(width === undefined ? {} : { style: { width } })}>
                        {label}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>{rows.map(children)}</tbody>
            </table>
          )
        }
      </ListState>
      {foot}
    </Card>
  );
}
