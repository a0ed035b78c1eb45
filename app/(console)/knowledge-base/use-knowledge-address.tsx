"use client";

import { useSearchParams } from "next/navigation";
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { readKnowledgeAddress, writeKnowledgeAddress, type KnowledgeAddress } from "./knowledge-address";

type AddressState = [KnowledgeAddress, (change: Partial<KnowledgeAddress>) => void];

const AddressContext = createContext<AddressState | null>(null);

interface Kept {
  address: KnowledgeAddress;
  /** What the address bar is to say. */
  bar: string;
  /** The address bar as last seen here. */
  seen: string;
  /** What was written into the address bar and has not been seen in it yet, oldest first. */
  written: string[];
}

/** A pause before the address bar is written: browsers refuse to write it with every key stroke. */
const WRITE_MS = 150;

/**
 * Holds the state of the page and keeps the address bar in step. The state is here and not in the bar, since what the
 * router hears of the bar comes later than the next key stroke; what it hears from elsewhere (back, a link) is taken over.
 */
export function KnowledgeAddressProvider({ children }: { children: ReactNode }) {
  const params = useSearchParams();
  const bar = writeKnowledgeAddress(readKnowledgeAddress(params));
  const [kept, setKept] = useState<Kept>(() => ({ address: readKnowledgeAddress(params), bar, seen: bar, written: [] }));
  if (kept.seen !== bar) {
    const own = kept.written.indexOf(bar);
    setKept(own >= 0 ? { ...kept, seen: bar, written: kept.written.slice(own + 1) } : { address: readKnowledgeAddress(params), bar, seen: bar, written: [] });
  }
  const { address, bar: wanted } = kept;
  useEffect(() => {
    if (wanted === kept.written.at(-1) || (kept.written.length === 0 && wanted === kept.seen)) return undefined;
    const timer = setTimeout(() => {
      setKept((before) => ({ ...before, written: [...before.written, wanted] }));
      window.history.replaceState(null, "", wanted);
    }, WRITE_MS);
    return () => clearTimeout(timer);
  }, [wanted, kept.written, kept.seen]);
  const change = useCallback((part: Partial<KnowledgeAddress>) => {
    setKept((before) => {
      const next = { ...before.address, ...part };
      return { ...before, address: next, bar: writeKnowledgeAddress(next) };
    });
  }, []);
  const value = useMemo((): AddressState => [address, change], [address, change]);
  return <AddressContext value={value}>{children}</AddressContext>;
}

/** The state of the page as its address has it, and how to change part of it. */
export function useKnowledgeAddress(): AddressState {
  const state = use(AddressContext);
  if (state === null) throw new Error("useKnowledgeAddress outside the knowledge base page");
  return state;
}
