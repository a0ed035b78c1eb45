"use client";

import { useCallback, useEffect, useRef, type RefCallback } from "react";

/** A control that has the focus, and its place among the controls of its part of the page. */
interface Held {
  control: Element;
  place: number;
}

/**
 * Keeps the focus in a part of the page whose controls come and go: when the one that has it vanishes, what stands in its
 * place then gets it, else the last one before. Without it the keyboard would start over at the top of the page.
 * @returns the ref of that part
 */
export function useKeptFocus(): RefCallback<HTMLElement> {
  const part = useRef<HTMLElement | null>(null);
  const held = useRef<Held | null>(null);
  useEffect(() => {
    if (part.current === null || held.current === null) return;
    const { control, place } = held.current;
    held.current = heldIn(part.current, control);
    // Whoever has moved on meanwhile stays there.
    if (control.isConnected || document.activeElement !== document.body) return;
    // In sight of what was done: the page is not to jump.
    neighbourIn(part.current, place)?.focus({ preventScroll: true });
  });
  return useCallback((element: HTMLElement | null) => {
    part.current = element;
    // Not React's event: that one also comes from dialogs, which stand elsewhere in the page.
    const listen = ({ target }: FocusEvent): void => {
      if (element !== null && target instanceof Element) held.current = heldIn(element, target);
    };
    element?.addEventListener("focusin", listen);
    return () => element?.removeEventListener("focusin", listen);
  }, []);
}

const controlsOf = (part: HTMLElement): HTMLElement[] => [...part.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea")];

function heldIn(part: HTMLElement, control: Element): Held | null {
  const place = controlsOf(part).findIndex((each) => each === control);
  return place < 0 ? null : { control, place };
}

function neighbourIn(part: HTMLElement, place: number): HTMLElement | undefined {
  const canBeFocused = (control: HTMLElement): boolean => control.tabIndex >= 0 && !control.matches(":disabled");
  const controls = controlsOf(part);
  return controls.slice(place).find(canBeFocused) ?? controls.slice(0, place).findLast(canBeFocused);
}
