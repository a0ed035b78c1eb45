"use client";

import Link from "next/link";
import type { CSSProperties, ReactNode } from "react";
import type { LogFilter } from "@/server/domain/present/log-filter";
import classes from "./logs-link.module.css";
import { useOpenLogs } from "./use-open-logs";

interface LogsLinkProps {
  /** What the figure counts. */
  filter: Partial<LogFilter>;
  /** The figure: without any record there is nothing to lead to. */
  count: number;
  style?: CSSProperties;
  children: ReactNode;
}

/** A figure that leads to the lines it counts. */
export function LogsLink({ filter, count, style, children }: LogsLinkProps) {
  const { hrefOf, open } = useOpenLogs();
  if (count === 0) return <span style={style}>{children}</span>;
  return (
    <Link
      className={classes.link}
      style={style}
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
