"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/app/_lib/use-failure-text";

/** Shows what a call threw as a notice. */
export function useTellFailure(): (error: unknown) => void {
  const t = useTranslations("knowledge.done");
  const failure = useFailureText();
  return (error) => {
    notifications.show({ color: "red", title: t("failed"), message: failure.ofError(error) });
  };
}
