"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Notice } from "./notice";

export interface BrokenPageProps {
  /** What was thrown; of the server's errors only the digest, which its log has too. */
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that broke while it was drawn. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  const common = useTranslations("common");
  return (
    <Notice
      isPage
      isAlert
      title={common("errors.title")}
      text={error.digest === undefined ? common("errors.text") : `${common("errors.text")} ${common("errors.digest", { digest: error.digest })}`}
      action={<Button onClick={reset}>{common("retry")}</Button>}
    />
  );
}
