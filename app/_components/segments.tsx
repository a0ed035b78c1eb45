"use client";

import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./segments.module.css";

interface SegmentsProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}

/** A few choices side by side, one of which holds. */
export function Segments<T extends string>({ label, choices, value, onChange, className }: SegmentsProps<T>) {
  return (
    <SegmentedControl
      aria-label={label}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
      classNames={{ root: [classes.root, className].join(" "), control: classes.control, label: classes.label, indicator: classes.indicator, innerLabel: classes.inner }}
      transitionDuration={0}
    />
  );
}
