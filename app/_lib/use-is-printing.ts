"use client";

import { useSyncExternalStore } from "react";

const SCHEME = "data-mantine-color-scheme";

const listeners = new Set<() => void>();
let isPrinting = false;
let schemeBefore: string | null = null;

/** Paper is light, and as wide as it is: both hold before anything is drawn for it. */
function begin(): void {
  if (isPrinting) return;
  const root = document.documentElement;
  schemeBefore = root.getAttribute(SCHEME);
  root.setAttribute(SCHEME, "light");
  root.setAttribute("data-printing", "");
  isPrinting = true;
  listeners.forEach((listener) => listener());
}

function end(): void {
  if (!isPrinting) return;
  const root = document.documentElement;
  if (schemeBefore !== null) root.setAttribute(SCHEME, schemeBefore);
  root.removeAttribute("data-printing");
  isPrinting = false;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
  };
}

/** Whether the page is being printed: pictures are then drawn in light colours and in the width of the paper. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting, () => false);
}
