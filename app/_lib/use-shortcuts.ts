"use client";

import { type RefObject, useEffect, useRef } from "react";
import { plainKey } from "./pressed-key";

/** What a key does, by its name (see `keyName`), with `Shift+` before it where that is held. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Where keys have a meaning of their own: one types there, chooses, or scrolls what has a bar of its own. */
const TYPING = "input:not([type=range]), textarea, select, [contenteditable=true], [role=listbox], [role=menu], [role=dialog] input, [data-scrolls]";
/** What Enter and the space bar press. */
const PRESSABLE = "button, a, summary, [role=tab], [role=menuitem], [role=button]";
/** What lies over the page: its keys are its own. */
const DIALOG = "[role=dialog]";

interface ShortcutOptions {
  isActive?: boolean;
  /** A part of what the keys belong to, where that may stand in a dialog. */
  owner?: RefObject<Element | null>;
}

/** Listens for keys on the whole page, except where somebody is typing, and while a dialog is open that does not hold the owner. */
export function useShortcuts(shortcuts: Shortcuts, { isActive = true, owner }: ShortcutOptions = {}): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  }, [shortcuts]);
  useEffect(() => {
    if (!isActive) return;
    let isCovered = false;
    // Asked before anybody acts on the key: the dialog that it closes may be gone by the time it comes here.
    const onCapture = (): void => {
      const held = owner?.current ?? null;
      isCovered = [...document.querySelectorAll(DIALOG)].some((dialog) => !dialog.contains(held));
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = plainKey(event);
      if (isCovered || event.defaultPrevented || key === "") return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPING)) return;
      if ((key === "Enter" || key === " ") && target?.closest(PRESSABLE)) return;
      const act = current.current[`${event.shiftKey ? "Shift+" : ""}${key}`];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onCapture, true);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onCapture, true);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isActive, owner]);
}
