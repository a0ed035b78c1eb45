"use client";

import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { RenameRun } from "./rename-run";
import { useCancelRun } from "./use-cancel-run";

interface NamedRun {
  id: number;
  name: string;
}

export interface RunActions {
  rename(run: NamedRun): void;
  /** Asks once, with the name. */
  cancel(run: NamedRun): void;
  retry(run: NamedRun): void;
  /** Matches a completed run against the newest revision and the corrections of now. */
  classifyAgain(run: Pick<NamedRun, "id">): void;
  isBusyAgain: boolean;
  /** Asks once, with the names. */
  remove(runs: readonly NamedRun[], onRemoved?: () => void): void;
  analyseSample(options: { locale: "en" | "ru" }): void;
  isStartingSample: boolean;
  /** Reads the table again. */
  reload(): void;
}

/** A dialog with more names than this is not read. */
const NAMES_SHOWN = 5;

/** What can be done with runs. What fails is said in a notice; the table is read again either way. */
export function useRunActions(): RunActions {
  const words = useTranslations("runs");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();

  const reload = (): void => {
    void queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.account.overview.queryKey() });
  };
  const settled = {
    onError: (error: unknown) => notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" }),
    onSettled: reload,
  };
  const cancel = useCancelRun(reload);
  const retry = useMutation(trpc.runs.retry.mutationOptions(settled));
  const again = useMutation(trpc.runs.classifyAgain.mutationOptions(settled));
  const create = useMutation(trpc.runs.create.mutationOptions(settled));
  const remove = useMutation(trpc.runs.delete.mutationOptions(settled));

  const askToRemove = (runs: readonly NamedRun[], onRemoved?: () => void): void => {
    modals.openConfirmModal({
      title: words("delete.title", { count: runs.length }),
      children: <RunNames names={runs.map(({ name }) => name)} />,
      labels: { confirm: common("delete"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () =>
        remove.mutate(
          { runIds: runs.map(({ id }) => id) },
          {
            onSuccess: () => {
              notifications.show({ message: words("delete.done", { count: runs.length }) });
              onRemoved?.();
            },
          },
        ),
    });
  };
  const rename = (run: NamedRun): void => {
    modals.open({ title: words("rename.title"), children: <RenameRun run={run} onRenamed={reload} /> });
  };
  return {
    rename,
    cancel,
    retry: ({ id }) => retry.mutate({ runId: id }),
    classifyAgain: ({ id }) => again.mutate({ runId: id }),
    isBusyAgain: again.isPending,
    remove: askToRemove,
    analyseSample: ({ locale }) => create.mutate({ source: { kind: "sample" }, model: "light", retain: "all", timeZone: "UTC", locale }),
    isStartingSample: create.isPending,
    reload,
  };
}

function RunNames({ names }: { names: readonly string[] }) {
  const words = useTranslations("runs.delete");
  const hidden = names.length - NAMES_SHOWN;
  return (
    <>
      {names.slice(0, NAMES_SHOWN).map((name, index) => (
        <Text key={index} fw={500} style={{ overflowWrap: "anywhere" }}>
          {name}
        </Text>
      ))}
      {hidden > 0 ? <Text>{words("more", { count: hidden })}</Text> : null}
      <Text mt="sm" c="var(--text-2)">
        {names.length === 1 ? words("text") : words("textMany")}
      </Text>
    </>
  );
}
