"use client";

import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { PlaybookContent } from "@/server/domain/knowledge/playbook";
import { useSavePlaybook, useTellFailure } from "./use-save-playbook";

interface Kept {
  /** Null: a new playbook. */
  playbookId: number | null;
  basedOn: number;
  problem: { knowledgeBaseId: number; problemId: number } | null;
  onDone: (id: number) => void;
}

export interface KeepPlaybook {
  isBusy: boolean;
  isDone: boolean;
  savedMeanwhile: number | null;
  run(content: PlaybookContent): void;
}

/** Creates a playbook or saves its next revision; a second save after somebody else's goes over theirs. */
export function useKeepPlaybook({ playbookId, basedOn, problem, onDone }: Kept): KeepPlaybook {
  const t = useTranslations("playbooks.editor");
  const trpc = useTRPC();
  const client = useQueryClient();
  const onError = useTellFailure();
  const save = useSavePlaybook((number) => {
    notifications.show({ message: t("saved", { number }) });
    if (playbookId !== null) onDone(playbookId);
  });
  const onSuccess = async ({ id }: { id: number }): Promise<void> => {
    await client.invalidateQueries({ queryKey: trpc.playbooks.pathKey() });
    notifications.show({ message: t("saved", { number: 1 }) });
    onDone(id);
  };
  const create = useMutation(trpc.playbooks.create.mutationOptions({ onError, onSuccess }));
  return {
    isBusy: save.isBusy || create.isPending,
    isDone: create.isSuccess,
    savedMeanwhile: save.savedMeanwhile,
    run: (content) => {
      if (playbookId === null) create.mutate({ content, problem });
      else save.run({ playbookId, basedOn: save.savedMeanwhile ?? basedOn, content });
    },
  };
}
