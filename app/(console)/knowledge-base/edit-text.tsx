"use client";

import { TextInput } from "@mantine/core";
import { useRef, useState, type KeyboardEvent } from "react";
import classes from "./knowledge.module.css";

interface EditTextProps {
  label: string;
  /** The text to begin with; empty for a new entry. */
  initial: string;
  hint: string;
  /** Said in place of the hint where a text calls for it; it forbids nothing. */
  warnOf?: (text: string) => string | null;
  /** @param isLeaving whether the person went elsewhere, who then must not be called back */
  onKeep: (text: string, isLeaving: boolean) => void;
  onCancel: () => void;
}

type Ending = "enter" | "escape" | "leave";

/** A cell in edit, in the place of its text: Enter and leaving keep what was written, Esc does not. */
export function EditText({ label, initial, hint, warnOf, onKeep, onCancel }: EditTextProps) {
  const [text, setText] = useState(initial);
  const isDone = useRef(false);
  const finish = (ending: Ending): void => {
    // Taking the field away makes it lose the focus: that is no second answer.
    if (isDone.current) return;
    isDone.current = true;
    const written = text.trim();
    if (ending !== "escape" && written !== "" && written !== initial) onKeep(written, ending === "leave");
    else onCancel();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === "Enter" ? "enter" : "escape");
  };
  const warning = warnOf?.(text) ?? null;
  return (
    <TextInput
      className={classes.edit}
      data-autofocus
      autoFocus
      aria-label={label}
      value={text}
      maxLength={4000}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => {
        // Going to another window is no leaving: the field is where the person comes back to.
        if (document.activeElement !== currentTarget) finish("leave");
      }}
      description={warning ?? hint}
      inputWrapperOrder={["input", "description"]}
      styles={{ description: { color: warning === null ? "var(--text-3)" : "var(--warning-text)" } }}
    />
  );
}
