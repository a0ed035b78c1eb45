"use client";

import { Alert, Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFailureText } from "@/app/_lib/use-failure-text";
import classes from "./form.module.css";
import type { SourceFormState } from "./use-source-form";

interface SourceFormFootProps {
  form: SourceFormState;
  /** On the button that saves. */
  label: string;
  onCancel: () => void;
  /** What a check found. */
  children: ReactNode;
}

/** The end of the form, always in sight: what a check found, why it could not be saved, and the ways on. */
export function SourceFormFoot({ form, label, onCancel, children }: SourceFormFootProps) {
  const words = useTranslations("sources.form");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const isChecked = form.check.state.kind === "answered" || form.check.state.kind === "failed";
  return (
    <div className={classes.foot}>
      {children}
      {form.failure ? (
        <Alert color="red" variant="light" role="alert">
          {failureText.ofError(form.failure)}
        </Alert>
      ) : Object.keys(form.errors).length > 0 ? (
        <p className={classes.mend}>{words("mend")}</p>
      ) : null}
      <div className={classes.buttons}>
        {form.fields.kind === "ingest" ? null : (
          <Button variant="default" leftSection={<IconListSearch size={16} stroke={1.75} aria-hidden />} loading={form.check.state.kind === "asked"} onClick={form.checkPlace}>
            {words(isChecked ? "checkAgain" : "check")}
          </Button>
        )}
        <span className={classes.gap} />
        <Button variant="default" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={form.isSaving}>
          {label}
        </Button>
      </div>
    </div>
  );
}
