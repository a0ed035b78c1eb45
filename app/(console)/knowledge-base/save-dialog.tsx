"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/app/_components/dialog";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RootRouter } from "@/server/api/root";
import { countChanges } from "@/server/domain/knowledge/diff-knowledge";
import { conflictKey, type Conflict } from "@/server/domain/knowledge/merge-draft";
import { ConflictList, type Choice } from "./conflict-list";
import type { KnowledgeBaseRow, OpenKnowledge } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";
import { useRefresh } from "./use-refresh";
import { useTellFailure } from "./use-tell-failure";

type SaveOutcome = inferRouterOutputs<RootRouter>["knowledge"]["save"];

interface Conflicts {
  headRevisionId: number;
  list: Conflict[];
}

/** Saves the draft as the next revision; what both sides changed is decided here first. */
export function SaveDialog({ base, knowledge, onClose }: { base: KnowledgeBaseRow; knowledge: OpenKnowledge; onClose: () => void }) {
  const t = useTranslations("knowledge");
  const common = useTranslations("common");
  const onError = useTellFailure();
  const refresh = useRefresh();
  const [{ filter }, changeAddress] = useKnowledgeAddress();
  const [note, setNote] = useState("");
  const [conflicts, setConflicts] = useState<Conflicts | null>(null);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const onSuccess = async (outcome: SaveOutcome): Promise<void> => {
    if (outcome.kind === "conflicts") {
      // Others may have saved once more in between: what was chosen about an older state is asked again.
      setConflicts({ headRevisionId: outcome.headRevisionId, list: outcome.conflicts });
      setChoices({});
      await refresh(null);
      return;
    }
    await refresh(outcome.kind === "saved" ? outcome.revisionId : null);
    if (filter === "changed") changeAddress({ filter: "all" });
    notifications.show({ message: outcome.kind === "saved" ? t("done.saved", { number: outcome.number }) : t("done.nothingNew") });
    onClose();
  };
  const save = useMutation(useTRPC().knowledge.save.mutationOptions({ onSuccess, onError }));
  const isDecided = conflicts === null || conflicts.list.every((conflict) => choices[conflictKey(conflict)] !== undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ knowledgeBaseId: base.id, note, ...(conflicts ? { decided: { headRevisionId: conflicts.headRevisionId, choices } } : {}) });
  };
  return (
    <Dialog onClose={onClose} title={t("save.title", { number: base.head.number + 1 })} size={conflicts ? "xl" : "md"}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{t("save.summary", { ...countChanges(knowledge.base, knowledge.changes) })}</Text>
          <TextInput data-autofocus label={t("save.note")} value={note} maxLength={500} onChange={(event) => setNote(event.currentTarget.value)} />
          {conflicts ? <ConflictList conflicts={conflicts.list} choices={choices} onChoose={setChoices} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!isDecided}>
              {t("actions.save", { number: base.head.number + 1 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
