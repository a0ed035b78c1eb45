"use client";

import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";
import type { Role } from "@/server/services/roles";

interface NamedPerson {
  id: number;
  name: string;
}

export interface PeopleActions {
  setRole(person: NamedPerson, role: Role): void;
  /** Asks once, with the name. */
  disable(person: NamedPerson): void;
  enable(person: NamedPerson): void;
}

/** What an administrator can do with people. */
export function usePeopleActions(): PeopleActions {
  const words = useTranslations("settings.people");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const settled = { onError: told.failed, onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.users.list.queryKey() }) };
  const role = useMutation(trpc.users.setRole.mutationOptions(settled));
  const disabled = useMutation(trpc.users.setDisabled.mutationOptions(settled));
  return {
    setRole: ({ id, name }, wished) => role.mutate({ userId: id, role: wished }, { onSuccess: () => told.done(words("roleChanged", { name, role: common(`role.${wished}`) })) }),
    disable: ({ id, name }) =>
      modals.openConfirmModal({
        title: words("disableTitle", { name }),
        children: <Text c="var(--text-2)">{words("disableText")}</Text>,
        labels: { confirm: words("disable"), cancel: common("cancel") },
        confirmProps: { color: "red" },
        onConfirm: () => disabled.mutate({ userId: id, isDisabled: true }, { onSuccess: () => told.done(words("isDisabled", { name })) }),
      }),
    enable: ({ id, name }) => disabled.mutate({ userId: id, isDisabled: false }, { onSuccess: () => told.done(words("isEnabled", { name })) }),
  };
}
