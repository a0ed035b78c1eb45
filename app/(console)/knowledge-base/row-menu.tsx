"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { plainKey } from "@/app/_lib/pressed-key";

/** The menu of a row, and the way back to the row from a dialog that the menu opened. */
export interface RowMenuState {
  isOpen: boolean;
  onChange(isOpen: boolean): void;
  backToRow(): void;
}

/** Not the keys, as elsewhere: the one that opens the menu is pressed outside of it and would close it at once. */
const OUTSIDE = ["mousedown", "touchstart"];

/** What can be done with a row. The row's keys open it as its button does: the row is the one stop of the Tab key. */
export function RowMenu({ id, isOpen, onChange, children }: Omit<RowMenuState, "backToRow"> & { id: string; children: ReactNode }) {
  const t = useTranslations("knowledge.row");
  return (
    <Menu opened={isOpen} onChange={onChange} clickOutsideEvents={OUTSIDE}>
      <Menu.Target>
        <ActionIcon tabIndex={-1} aria-label={t("actions", { id })} title={t("actionsByKey", { id, key: "M" })}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** What a row needs for its menu: the state of it, and what opens it from the row. */
export function useRowMenu() {
  const [isOpen, onChange] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  /** @returns whether the key was one that opens the menu */
  const openByKey = (event: KeyboardEvent): boolean => {
    const key = plainKey(event);
    const isMenuKey = key === "m" || key === "ContextMenu" || (key === "F10" && event.shiftKey);
    if (isMenuKey) onChange(true);
    return isMenuKey;
  };
  /** The browser's own menu comes after the key, on some systems when it is let go. The pointer's stays. */
  const onContextMenu = (event: MouseEvent): void => {
    if (event.button !== POINTER_BUTTON) event.preventDefault();
  };
  const state: RowMenuState = { isOpen, onChange, backToRow: () => row.current?.focus() };
  return { state, openByKey, row: { ref: row, onContextMenu, "aria-keyshortcuts": "M Shift+F10" } };
}

/** The one that a pointer asks for a menu with. */
const POINTER_BUTTON = 2;
