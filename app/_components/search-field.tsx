"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

const TYPING_MS = 250;

interface SearchFieldProps {
  label: string;
  placeholder: string;
  /** What is searched for at present. */
  text: string;
  /** Told a while after the last key. */
  onChange: (text: string) => void;
  className?: string;
}

/** A field whose text narrows a list while it is typed. */
export function SearchField({ label, placeholder, text, onChange, className }: SearchFieldProps) {
  const common = useTranslations("common");
  const [{ typed, seen, sent }, setField] = useState({ typed: text, sent: text, seen: text });
  // A text that comes from elsewhere ("back") is shown; our own coming back must not overwrite what was typed since.
  if (text !== seen) setField({ typed: text === sent ? typed : text, sent: text, seen: text });
  const settle = useDebouncedCallback((value: string) => {
    setField((field) => ({ ...field, sent: value.trim() }));
    onChange(value.trim());
  }, TYPING_MS);
  const type = (value: string): void => {
    setField((field) => ({ ...field, typed: value }));
    settle(value);
  };
  return (
    <TextInput
      className={className}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={typed === "" ? null : <CloseButton size="sm" aria-label={common("clear")} onClick={() => type("")} />}
    />
  );
}
