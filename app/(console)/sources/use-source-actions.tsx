"use client";

import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";
import type { SavedSource } from "./form/use-source-form";
import { HowToPush } from "./how-to-push";
import type { SourcesAddress } from "./sources-address";

export interface SourceActions {
  /** Opens the form of a new source. */
  add(): void;
  edit(source: SavedSource): void;
  showVisits(source: SavedSource): void;
  showPush(source: SavedSource): void;
  /** Has it visited at once, whatever its schedule says. */
  visit(source: SavedSource): void;
  setEnabled(source: SavedSource, isEnabled: boolean): void;
  /** Asks once, with the name. */
  remove(source: SavedSource): void;
  /** What follows when the form was saved: the way to push, where programs do. */
  saved(source: SavedSource, isNew: boolean): void;
}

const SIZE = 560;

/**
 * What can be done with sources. What fails is said in a notice; the table is read again either way.
 * @param show changes what the page shows beside the table
 */
export function useSourceActions(show: (part: Partial<SourcesAddress>) => void): SourceActions {
  const words = useTranslations("sources");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: trpc.sources.pathKey() });
  const settled = { onError: told.failed, onSettled: reload };
  const enabled = useMutation(trpc.sources.setEnabled.mutationOptions(settled));
  const removed = useMutation(trpc.sources.remove.mutationOptions(settled));
  const visited = useMutation(trpc.sources.visit.mutationOptions(settled));

  const showPush = (source: SavedSource): void => void modals.open({ size: SIZE, title: words("push.title", { name: source.name }), children: <HowToPush source={source} /> });
  const remove = ({ id, name, kind }: SavedSource): void =>
    void modals.openConfirmModal({
      title: words("remove.title", { name }),
      children: words("remove.text", { kind }),
      labels: { confirm: words("remove.confirm"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => removed.mutate({ sourceId: id }, { onSuccess: () => told.done(words("remove.done", { name })) }),
    });
  const saved = (source: SavedSource, isNew: boolean): void => {
    reload();
    show({ form: null });
    told.done(words(isNew ? "form.made" : "form.saved", { name: source.name }));
    if (isNew && source.kind === "ingest") showPush(source);
  };
  return {
    add: () => show({ form: "new", sourceId: null }),
    edit: ({ id }) => show({ form: id, sourceId: null }),
    showVisits: ({ id }) => show({ sourceId: id }),
    showPush,
    visit: ({ id, name }) => visited.mutate({ sourceId: id }, { onSuccess: () => told.done(words("visitAsked", { name })) }),
    setEnabled: ({ id, name, kind }, isEnabled) => enabled.mutate({ sourceId: id, isEnabled }, { onSuccess: () => told.done(words(isEnabled ? "turnedOn" : "turnedOff", { name, kind })) }),
    remove,
    saved,
  };
}
