"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import { useAddressState } from "@/app/_lib/use-address-state";
import { readKnowledgeAddress, writeKnowledgeAddress, type KnowledgeAddress } from "./knowledge-address";

type AddressState = [KnowledgeAddress, (change: Partial<KnowledgeAddress>) => void];

const AddressContext = createContext<AddressState | null>(null);

const FORM = { read: readKnowledgeAddress, write: writeKnowledgeAddress };

/** Gives every part of the page the same state. */
export function KnowledgeAddressProvider({ children }: { children: ReactNode }) {
  const [address, change] = useAddressState<KnowledgeAddress>(FORM);
  const value = useMemo((): AddressState => [address, change], [address, change]);
  return <AddressContext value={value}>{children}</AddressContext>;
}

/** The state of the page as its address has it, and how to change part of it. */
export function useKnowledgeAddress(): AddressState {
  const state = use(AddressContext);
  if (state === null) throw new Error("useKnowledgeAddress outside the knowledge base page");
  return state;
}
