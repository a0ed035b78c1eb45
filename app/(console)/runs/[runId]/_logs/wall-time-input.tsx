"use client";

import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./log-list.module.css";

interface WallTimeInputProps extends Pick<TextInputProps, "label" | "aria-label" | "title" | "size"> {
  value: string;
  /** Whether the value is a time. */
  isTime: boolean;
  onChange(text: string): void;
}

/** A field for an instant as logs write it, so that one can be pasted from a line. */
export function WallTimeInput({ value, isTime, title, onChange, ...rest }: WallTimeInputProps) {
  const words = useTranslations("run.logs");
  return (
    <TextInput
      {...rest}
      className={classes.time}
      title={isTime ? title : words("notATime")}
      autoComplete="off"
      spellCheck={false}
      placeholder={words("timeForm")}
      error={isTime ? undefined : rest.label === undefined ? true : words("notATime")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
