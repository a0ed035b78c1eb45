"use client";

import { useEffect, useRef } from "react";

/** What a key does, by its name (`KeyboardEvent.key`), with `Shift+` before it where that is held. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Where keys have a meaning of their own: one types there, chooses, or scrolls what has a bar of its own. */
const TYPING = "input:not([type=range]), textarea, select, [contenteditable=true], [role=listbox], [role=menu], [role=dialog] input, [data-scrolls]";
/** What Enter and the space bar press. */
const PRESSABLE = "button, a, summary, [role=tab], [role=menuitem], [role=button]";

/** Listens for keys on the whole page, except where somebody is typing. */
export function useShortcuts(shortcuts: Shortcuts, isActive = true): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  }, [shortcuts]);
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPING)) return;
      if ((event.key === "Enter" || event.key === " ") && target?.closest(PRESSABLE)) return;
      const act = current.current[`${event.shiftKey ? "Shift+" : ""}${event.key}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isActive]);
}
