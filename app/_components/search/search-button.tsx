"use client";

import { ActionIcon } from "@mantine/core";
import { useOs } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./search.module.css";
import { search } from "./search-store";

/** Opens the search from the navigation; says which keys do the same. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const words = useTranslations("search");
  const key = useOs() === "macos" ? "⌘ K" : "Ctrl K";
  const open = (): void => {
    onOpen();
    search.open();
  };
  return (
    <button type="button" className={classes.button} onClick={open} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span className={classes.buttonText}>{words("open")}</span>
      <kbd className={classes.key} suppressHydrationWarning>
        {key}
      </kbd>
    </button>
  );
}

/** The same for the bar of a narrow screen. */
export function SearchIcon({ className }: { className: string | undefined }) {
  const words = useTranslations("search");
  return (
    <ActionIcon className={className} onClick={() => search.open()} aria-label={words("open")}>
      <IconSearch size={20} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
