"use client";

import { Group, Input, Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Segments } from "@/app/_components/segments";
import type { CheckedField, FieldErrors } from "./field-errors";
import classes from "./form.module.css";
import type { SourceFields } from "./source-fields";

/** What every part of the form is given. */
export interface FormPartProps {
  fields: SourceFields;
  change: (part: Partial<SourceFields>) => void;
  errors: FieldErrors;
}

/** What the parts that say where the logs are need as well. */
export interface PlaceFieldsProps extends FormPartProps {
  /** A secret is stored already. */
  hasSecret: boolean;
}

/** Text fields whose values stand in the fields under their own names. */
type TextName = { [Name in keyof SourceFields]: SourceFields[Name] extends string ? (string extends SourceFields[Name] ? Name : never) : never }[keyof SourceFields];

/** The properties of a text field: its value, how it changes, and what is wrong with it. */
export function useTextField({ fields, change, errors }: FormPartProps) {
  const fieldError = useFieldError(errors);
  return (name: TextName) => ({
    name,
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
    error: fieldError(name),
    autoComplete: "off",
    spellCheck: false,
  });
}

/** What is wrong with a field, in words; undefined where nothing is. */
export function useFieldError(errors: FieldErrors): (name: keyof SourceFields) => string | undefined {
  const words = useTranslations("sources.form.wrong");
  return (name) => {
    const error = errors[name as CheckedField];
    return error === undefined ? undefined : words(error.code, { text: error.text ?? "" });
  };
}

/** A part of the form under a name of its own. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend className={classes.legend}>{title}</legend>
      <Stack gap="md">{children}</Stack>
    </fieldset>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  choices: readonly T[];
  word: (choice: T) => string;
  value: T;
  onChange: (value: T) => void;
}

/** A few short choices side by side, named as a field is. */
export function SegmentField<T extends string>({ label, choices, word, value, onChange }: ChoiceProps<T>) {
  return (
    <div>
      <Input.Label component="div">{label}</Input.Label>
      <Segments label={label} choices={choices.map((choice) => ({ value: choice, label: word(choice) }))} value={value} onChange={onChange} className={classes.segments} />
    </div>
  );
}

/** A few longer choices, side by side where there is room. */
export function RadioField<T extends string>({ label, choices, word, value, onChange }: ChoiceProps<T>) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(choices.find((choice) => choice === chosen) ?? value)}>
      <Group gap="4px 24px" mt={4}>
        {choices.map((choice) => (
          <Radio key={choice} value={choice} label={word(choice)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
