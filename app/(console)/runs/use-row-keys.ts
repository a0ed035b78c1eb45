"use client";

import { useHotkeys } from "@mantine/hooks";
import type { RefObject } from "react";

const LINK = "[data-row-link]";

/** `j` and `k` walk down and up the rows of a table; Enter then opens, since the row's link has the focus. */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  const walk = (by: 1 | -1): void => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>(LINK) ?? [])];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const next = links[at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useHotkeys([
    ["j", () => walk(1)],
    ["k", () => walk(-1)],
  ]);
}
