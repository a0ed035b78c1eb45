"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { type ComponentProps, useState } from "react";
import { SearchInput } from "./search-input";

const TYPING_MS = 150;

interface SearchFieldProps extends Omit<ComponentProps<typeof SearchInput>, "onType"> {
  /** What is searched for at present. */
  text: string;
  /** Told a while after the last key. */
  onChange: (text: string) => void;
}

/** A field whose text narrows a list while it is typed. */
export function SearchField({ text, onChange, ...input }: SearchFieldProps) {
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
  return <SearchInput {...input} text={typed} onType={type} />;
}
