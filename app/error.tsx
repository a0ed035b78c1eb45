"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Notice } from "./_components/notice";

/** A page that broke while it was drawn. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const common = useTranslations("common");
  return (
    <Notice
      isAlert
      title={common("errors.title")}
      text={error.digest === undefined ? common("errors.text") : `${common("errors.text")} ${common("errors.digest", { digest: error.digest })}`}
      action={<Button onClick={reset}>{common("retry")}</Button>}
    />
  );
}
