"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type PlaceFieldsProps, useTextField } from "./form-parts";

/** The one secret of a source: it is typed and never shown again. */
export function SecretField({ label, hasSecret, ...part }: PlaceFieldsProps & { label: string }) {
  const words = useTranslations("sources.form");
  const common = useTranslations("common");
  const field = useTextField(part);
  return (
    <PasswordInput
      {...field("secret")}
      label={label}
      description={words("secretHint")}
      placeholder={hasSecret ? words("secretKept") : undefined}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": common("showPassword") }}
    />
  );
}
