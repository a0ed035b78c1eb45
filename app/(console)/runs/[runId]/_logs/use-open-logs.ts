"use client";

import { useParams, usePathname } from "next/navigation";
import { useCallback, useMemo } from "react";
import { EVERY_RECORD, type LogFilter } from "@/server/domain/present/log-filter";
import { type LineAddress, type RunAddress, writeRunAddress } from "../_view/run-address";
import { useRunAddress } from "../_view/use-run-address";

interface LogsOpener {
  /** The address of the records that a figure counts, one of them marked where a line of it is given. */
  hrefOf(filter: Partial<LogFilter>, mark?: LineAddress | null): string;
  /** Goes there without leaving the page. @returns whether it is the page of the run */
  open(filter: Partial<LogFilter>, mark?: LineAddress | null): boolean;
}

/** The list of records, narrowed to this and nothing else; what lay over the page is gone. */
function patchOf(filter: Partial<LogFilter>, mark: LineAddress | null = null): Partial<RunAddress> {
  return { tab: "logs", logs: { ...EVERY_RECORD, ...filter }, mark, line: null, incident: null, match: null, page: 1 };
}

/** The ways from figures to the lines they count. */
export function useOpenLogs(): LogsOpener {
  const { runId } = useParams<{ runId: string }>();
  const isRunPage = usePathname() === `/runs/${runId}`;
  const { address, change } = useRunAddress();
  const open = useCallback(
    (filter: Partial<LogFilter>, mark?: LineAddress | null) => {
      if (!isRunPage) return false;
      change(patchOf(filter, mark), "push");
      document.getElementById("lists")?.scrollIntoView({ block: "start", behavior: "smooth" });
      return true;
    },
    [isRunPage, change],
  );
  return useMemo(() => ({ hrefOf: (filter, mark) => `/runs/${runId}?${writeRunAddress({ ...address, ...patchOf(filter, mark) })}`, open }), [runId, address, open]);
}
