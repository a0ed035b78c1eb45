"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { MessageButton } from "@/app/_components/message-button";
import { useFailureText } from "@/app/_lib/use-failure-text";

/** Shows what a call threw as a notice that stays and offers to do the thing again: what was written must not be written twice. */
export function useOfferAgain(): (error: unknown, again: () => void) => void {
  const t = useTranslations("knowledge.done");
  const common = useTranslations("common");
  const failure = useFailureText();
  return (error, again) => {
    const onPress = (): void => {
      notifications.hide(id);
      again();
    };
    const id = notifications.show({ color: "red", title: t("failed"), message: <MessageButton text={failure.ofError(error)} button={common("retry")} onPress={onPress} />, autoClose: false });
  };
}
