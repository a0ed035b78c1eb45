"use client";

import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTellFailure } from "../use-save-playbook";

/** Asks once, with the name, then deletes a playbook with all its revisions. */
export function DeletePlaybook({ playbookId, title, revisions }: { playbookId: number; title: string; revisions: number }) {
  const t = useTranslations("playbooks");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const onError = useTellFailure();
  const onSuccess = async (): Promise<void> => {
    router.push("/playbooks");
    notifications.show({ message: t("deleted", { title }) });
    await client.invalidateQueries({ queryKey: trpc.playbooks.list.queryKey() });
  };
  const remove = useMutation(trpc.playbooks.delete.mutationOptions({ onSuccess, onError }));
  const ask = (): void => {
    modals.openConfirmModal({
      title: t("deleteConfirm.title", { title }),
      children: t("deleteConfirm.text", { count: revisions }),
      labels: { confirm: common("delete"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate({ playbookId }),
    });
  };
  return (
    <Button variant="default" leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={ask} loading={remove.isPending}>
      {t("delete")}
    </Button>
  );
}
