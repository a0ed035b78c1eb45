"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "./search-input.module.css";

/** Letters that a search takes. */
const MOST = 200;

interface SearchInputProps {
  label: string;
  placeholder?: string;
  text: string;
  onType: (text: string) => void;
  size?: "xs" | "sm";
  maxLength?: number;
  className?: string;
  /** Whether the dialog it stands in begins with it. */
  isFirst?: boolean;
}

/** A field to search with: told at every key, with a button to clear it. Whoever asks the server uses `SearchField`. */
export function SearchInput({ label, placeholder = label, text, onType, size = "sm", maxLength = MOST, className = "", isFirst = false }: SearchInputProps) {
  const common = useTranslations("common");
  const isSmall = size === "xs";
  return (
    <TextInput
      className={`${classes.input} ${className}`}
      type="search"
      size={size}
      data-autofocus={isFirst || undefined}
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      leftSection={<IconSearch size={isSmall ? 14 : 16} stroke={1.75} aria-hidden />}
      rightSection={text === "" ? null : <CloseButton size={isSmall ? "xs" : "sm"} aria-label={common("clear")} onClick={() => onType("")} />}
    />
  );
}
