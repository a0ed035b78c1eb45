"use client";

import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";
import { HowToPush } from "./how-to-push";
import { SourceForm } from "./source-form";

interface NamedSource {
  id: number;
  name: string;
}

export interface SourceActions {
  /** Asks for a new source; once it is made, says how to push to it. */
  add(): void;
  showPush(source: NamedSource): void;
  setEnabled(source: NamedSource, isEnabled: boolean): void;
  /** Asks once, with the name. */
  remove(source: NamedSource): void;
}

const SIZE = 560;

/** What can be done with sources. What fails is said in a notice; the table is read again either way. */
export function useSourceActions(): SourceActions {
  const words = useTranslations("sources");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: trpc.sources.pathKey() });
  const settled = { onError: told.failed, onSettled: reload };
  const enabled = useMutation(trpc.sources.setEnabled.mutationOptions(settled));
  const removed = useMutation(trpc.sources.remove.mutationOptions(settled));

  const pushDialog = (source: NamedSource) => ({ title: words("push.title", { name: source.name }), children: <HowToPush source={source} /> });
  const add = (): void => {
    const onMade = (source: NamedSource): void => {
      reload();
      modals.updateModal({ modalId, ...pushDialog(source) });
    };
    const modalId = modals.open({ title: words("form.title"), size: SIZE, children: <SourceForm onMade={onMade} /> });
  };
  const remove = ({ id, name }: NamedSource): void =>
    void modals.openConfirmModal({
      title: words("remove.title", { name }),
      children: words("remove.text"),
      labels: { confirm: words("remove.confirm"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => removed.mutate({ sourceId: id }, { onSuccess: () => told.done(words("remove.done", { name })) }),
    });
  return {
    add,
    showPush: (source) => void modals.open({ size: SIZE, ...pushDialog(source) }),
    setEnabled: ({ id, name }, isEnabled) => enabled.mutate({ sourceId: id, isEnabled }, { onSuccess: () => told.done(words(isEnabled ? "turnedOn" : "turnedOff", { name })) }),
    remove,
  };
}
