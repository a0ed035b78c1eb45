"use client";

import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";

/**
 * Cancels a run after asking once, with its name and what is lost.
 * @param onSettled reads again what shows the run
 */
export function useCancelRun(onSettled: () => void): (run: { id: number; name: string }) => void {
  const words = useTranslations("common.cancelRun");
  const told = useTold();
  const cancel = useMutation(useTRPC().runs.cancel.mutationOptions({ onError: told.failed, onSettled }));
  return ({ id, name }) =>
    void modals.openConfirmModal({
      title: words("title", { name }),
      children: <Text c="var(--text-2)">{words("text")}</Text>,
      labels: { confirm: words("confirm"), cancel: words("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => cancel.mutate({ runId: id }),
    });
}
