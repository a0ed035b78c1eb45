"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseRunsFilter, type RunsFilter, runsSearch } from "./runs-url";

/**
 * What the table shows, kept in the address.
 * @returns the filter, and a way to change it: a change of anything but the page goes to the first page; `replace` leaves no step to go back to (typing)
 */
export function useRunsFilter(): [RunsFilter, (change: Partial<RunsFilter>, how?: "push" | "replace") => void] {
  const params = useSearchParams();
  const filter = useMemo(() => parseRunsFilter(new URLSearchParams(params)), [params]);
  const change = useCallback((changed: Partial<RunsFilter>, how: "push" | "replace" = "push") => {
    // From the address, not from what is rendered: a click may come before the page has caught up with what was typed.
    const current = parseRunsFilter(new URLSearchParams(window.location.search));
    const address = `${window.location.pathname}${runsSearch({ ...current, page: 1, ...changed })}`;
    // Next follows the history API; its own router would ask the server for a page that is here already.
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  return [filter, change];
}
