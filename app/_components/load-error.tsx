"use client";

import { Button } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { Notice } from "./notice";

/** In the place of what could not be loaded: what happened, and a button to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const common = useTranslations("common");
  const failureText = useFailureText();
  return (
    <Notice
      isAlert
      icon={<IconAlertCircle size={24} stroke={1.75} aria-hidden color="var(--error-text)" />}
      title={common("errors.load")}
      text={failureText.ofError(error)}
      action={
        <Button variant="default" onClick={onRetry}>
          {common("retry")}
        </Button>
      }
    />
  );
}
