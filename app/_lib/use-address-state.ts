"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";

/** How the state of a page is read from its address and written into it; both without side effects. */
export interface AddressForm<T> {
  read(params: { get(name: string): string | null }): T;
  /** The whole address, in its shortest form: equal states give equal addresses. */
  write(state: T): string;
}

interface Kept<T> {
  state: T;
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
 * Holds the state of a page and keeps the address bar in step. The state is here and not in the bar, since what the router
 * hears of the bar comes later than the next key stroke; what it hears from elsewhere (back, a link) is taken over.
 * @param form must be the same object each time
 */
export function useAddressState<T>(form: AddressForm<T>): [T, (change: Partial<T>) => void] {
  const params = useSearchParams();
  const bar = useMemo(() => form.write(form.read(params)), [form, params]);
  const [kept, setKept] = useState<Kept<T>>(() => ({ state: form.read(params), bar, seen: bar, written: [] }));
  if (kept.seen !== bar) {
    const own = kept.written.indexOf(bar);
    setKept(own >= 0 ? { ...kept, seen: bar, written: kept.written.slice(own + 1) } : { state: form.read(params), bar, seen: bar, written: [] });
  }
  const { bar: wanted, seen, written } = kept;
  useEffect(() => {
    if (wanted === (written.at(-1) ?? seen)) return undefined;
    const timer = setTimeout(() => {
      setKept((before) => ({ ...before, written: [...before.written, wanted] }));
      window.history.replaceState(null, "", wanted);
    }, WRITE_MS);
    return () => clearTimeout(timer);
  }, [wanted, seen, written]);
  const change = useCallback(
    (part: Partial<T>) => {
      setKept((before) => {
        const state = { ...before.state, ...part };
        return { ...before, state, bar: form.write(state) };
      });
    },
    [form],
  );
  return [kept.state, change];
}
