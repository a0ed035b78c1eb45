"use client";

import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./form.module.css";
import { type FormPartProps, useTextField } from "./form-parts";

/** Which files of the place are taken. */
export function IncludeField(props: FormPartProps) {
  const words = useTranslations("sources.form");
  const field = useTextField(props);
  return <Textarea {...field("include")} label={words("include")} description={words("includeHint")} rows={2} resize="vertical" classNames={{ input: classes.mono }} />;
}
