"use client";

import { useSearchParams } from "next/navigation";
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { readKnowledgeAddress, writeKnowledgeAddress, type KnowledgeAddress } from "./knowledge-address";

type AddressState = [KnowledgeAddress, (change: Partial<KnowledgeAddress>) => void];

const AddressContext = createContext<AddressState | null>(null);

interface Kept {
  address: KnowledgeAddress;
  /** The address bar as last seen here. */
  seen: string;
  /** What was written into the address bar and has not been seen in it yet, oldest first. */
  written: string[];
}

/**
 * Holds the state of the page and keeps the address bar in step. The state is here and not in the bar, since what the
 * router hears of the bar comes later than the next key stroke; what it hears from elsewhere (back, a link) is taken over.
 */
export function KnowledgeAddressProvider({ children }: { children: ReactNode }) {
  const params = useSearchParams();
  const bar = writeKnowledgeAddress(readKnowledgeAddress(params));
  const [kept, setKept] = useState<Kept>(() => ({ address: readKnowledgeAddress(params), seen: bar, written: [] }));
  if (kept.seen !== bar) {
    const own = kept.written.indexOf(bar);
    setKept(own >= 0 ? { ...kept, seen: bar, written: kept.written.slice(own + 1) } : { address: readKnowledgeAddress(params), seen: bar, written: [] });
  }
  const change = useCallback((part: Partial<KnowledgeAddress>) => {
    setKept((before) => {
      const address = { ...before.address, ...part };
      const text = writeKnowledgeAddress(address);
      // Outside of this calculation, which may be done twice: writing the same address twice does no harm.
      queueMicrotask(() => window.history.replaceState(null, "", text));
      return { ...before, address, written: [...before.written, text] };
    });
  }, []);
  const value = useMemo((): AddressState => [kept.address, change], [kept.address, change]);
  return <AddressContext value={value}>{children}</AddressContext>;
}

/** The state of the page as its address has it, and how to change part of it. */
export function useKnowledgeAddress(): AddressState {
  const state = use(AddressContext);
  if (state === null) throw new Error("useKnowledgeAddress outside the knowledge base page");
  return state;
}
