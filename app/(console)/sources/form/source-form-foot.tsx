"use client";

import { Alert, Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/app/_lib/use-failure-text";
import classes from "./form.module.css";
import type { SourceFormState } from "./use-source-form";

interface SourceFormFootProps {
  form: SourceFormState;
  /** On the button that saves. */
  label: string;
  onCancel: () => void;
}

/** The end of the form, always in sight: why it could not be saved, and the ways on. */
export function SourceFormFoot({ form, label, onCancel }: SourceFormFootProps) {
  const words = useTranslations("sources.form");
  const common = useTranslations("common");
  const failureText = useFailureText();
  return (
    <div className={classes.foot}>
      {form.failure ? (
        <Alert color="red" variant="light" role="alert">
          {failureText.ofError(form.failure)}
        </Alert>
      ) : Object.keys(form.errors).length > 0 ? (
        <p className={classes.mend}>{words("mend")}</p>
      ) : null}
      <div className={classes.buttons}>
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
