"use client";

import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";

type PasswordFieldProps = Pick<PasswordInputProps, "name" | "label" | "description" | "autoComplete" | "size" | "error">;

/** A password that has to be given, and can be made visible. */
export function PasswordField(props: PasswordFieldProps) {
  const words = useTranslations("common");
  return <PasswordInput {...props} required withAsterisk={false} visibilityToggleButtonProps={{ "aria-label": words("showPassword") }} />;
}
