"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readRunAddress, writeRunAddress, type RunAddress } from "./run-address";

export interface AddressedView {
  address: RunAddress;
  /**
   * Changes a part of the address.
   * @param how `push` where the browser's back button should undo it
   */
  change(patch: Partial<RunAddress>, how?: "replace" | "push"): void;
}

/** The view that the address bar describes. Changing it asks the server for nothing. */
export function useRunAddress(): AddressedView {
  const query = useSearchParams();
  const address = useMemo(() => readRunAddress(query), [query]);
  const change = useCallback<AddressedView["change"]>((patch, how = "replace") => {
    // Read anew: two changes in one event must not undo each other.
    const now = readRunAddress(new URLSearchParams(window.location.search));
    const written = writeRunAddress({ ...now, ...patch });
    const href = `${window.location.pathname}${written === "" ? "" : `?${written}`}`;
    if (how === "push") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  }, []);
  return { address, change };
}
