"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { LogFilter } from "@/server/domain/present/log-filter";
import classes from "./logs-link.module.css";
import { useOpenLogs } from "./use-open-logs";

interface LogsLinkProps {
  /** What the figure counts. */
  filter: Partial<LogFilter>;
  /** The figure: without any record there is nothing to lead to. */
  count: number;
  /** Told from its surroundings under the pointer only. */
  isQuiet?: boolean;
  children: ReactNode;
}

/** A figure that leads to the lines it counts. */
export function LogsLink({ filter, count, isQuiet = false, children }: LogsLinkProps) {
  const { hrefOf, open } = useOpenLogs();
  if (count === 0) return children;
  return (
    <Link
      className={classes.link}
      data-quiet={isQuiet || undefined}
      href={hrefOf(filter)}
      prefetch={false}
      onClick={(event) => {
        event.stopPropagation();
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        if (open(filter)) event.preventDefault();
      }}
    >
      {children}
    </Link>
  );
}
