"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readKnowledgeAddress, writeKnowledgeAddress, type KnowledgeAddress } from "./knowledge-address";

/** The state of the page as its address has it, and how to change part of it. */
export function useKnowledgeAddress(): [KnowledgeAddress, (change: Partial<KnowledgeAddress>) => void] {
  const params = useSearchParams();
  const address = useMemo(() => readKnowledgeAddress(params), [params]);
  const change = useCallback((part: Partial<KnowledgeAddress>) => {
    // Read at the time of the change: two changes in one event must not undo each other.
    const current = readKnowledgeAddress(new URLSearchParams(window.location.search));
    window.history.replaceState(null, "", writeKnowledgeAddress({ ...current, ...part }));
  }, []);
  return [address, change];
}
