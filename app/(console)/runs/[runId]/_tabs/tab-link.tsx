"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import classes from "../_logs/logs-link.module.css";
import { type RunTab, writeRunAddress } from "../_view/run-address";
import { useRunAddress } from "../_view/use-run-address";

/** A figure that leads to the list of what it counts. */
export function TabLink({ tab, children }: { tab: RunTab; children: ReactNode }) {
  const { runId } = useParams<{ runId: string }>();
  const { address, change } = useRunAddress();
  return (
    <Link
      className={classes.link}
      href={`/runs/${runId}?${writeRunAddress({ ...address, tab, page: 1 })}`}
      prefetch={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        change({ tab, page: 1 }, "push");
        document.getElementById("lists")?.scrollIntoView({ block: "start", behavior: "smooth" });
      }}
    >
      {children}
    </Link>
  );
}
