"use client";

import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MessageButton } from "@/app/_components/message-button";
import { useTRPC } from "@/app/_lib/trpc-client";
import { applyChanges, type Change } from "@/server/domain/knowledge/change";
import { diffKnowledge } from "@/server/domain/knowledge/diff-knowledge";
import { planUndo } from "./plan-edits";
import type { OpenKnowledge } from "./use-knowledge";
import { useOfferAgain } from "./use-offer-again";

/** What can be done to the draft. Everything shows at once and is sent after. */
export interface Edits {
  /** @param told what the notice says; it offers to undo */
  apply(changes: readonly Change[], told: string): void;
  addProblem(text: string): Promise<number | null>;
  addAnomaly(problemId: number, text: string): Promise<number | null>;
}

/** The edits of a knowledge base, sent one after the other in the order they were made. */
export function useEdits(knowledgeBaseId: number, knowledge: OpenKnowledge | null): Edits {
  const trpc = useTRPC();
  const client = useQueryClient();
  const t = useTranslations("knowledge.done");
  const offerAgain = useOfferAgain();
  const key = trpc.knowledge.draft.queryKey({ knowledgeBaseId });
  const scope = { id: `draft-${String(knowledgeBaseId)}` };
  // After the last of several edits only: an answer in between would show the state before the later ones.
  const onSettled = async (): Promise<void> => {
    if (client.isMutating({ predicate: ({ options }) => options.scope?.id === scope.id }) === 1) await client.invalidateQueries({ queryKey: key });
  };
  const common = { scope, onSettled };
  const change = useMutation(trpc.knowledge.change.mutationOptions(common));
  const addProblem = useMutation(trpc.knowledge.addProblem.mutationOptions(common));
  const addAnomaly = useMutation(trpc.knowledge.addAnomaly.mutationOptions(common));

  // An undo may come minutes later: it must see the state of then.
  const latest = useRef(knowledge);
  useEffect(() => {
    latest.current = knowledge;
  }, [knowledge]);

  const send = (changes: readonly Change[]): Change[] => {
    const now = latest.current;
    if (!now) return [];
    const wished = applyChanges(now.current, changes);
    const undo = planUndo(now.current, changes);
    latest.current = { ...now, current: wished };
    void client.cancelQueries({ queryKey: key });
    client.setQueryData(key, (draft) => (draft ? { ...draft, changes: diffKnowledge(now.base, wished) } : draft));
    change.mutateAsync({ knowledgeBaseId, changes: [...changes] }).catch((error: unknown) => offerAgain(error, () => send(changes)));
    return undo;
  };

  const apply = (changes: readonly Change[], told: string): void => {
    const undo = send(changes);
    if (undo.length === 0) return;
    const id = `undo-${String(Date.now())}`;
    const onUndo = (): void => {
      notifications.hide(id);
      send(undo);
    };
    notifications.show({ id, message: <MessageButton text={told} button={t("undo")} onPress={onUndo} />, autoClose: 8_000 });
  };

  const add = async (send: () => Promise<{ id: number }>): Promise<number | null> => {
    try {
      return (await send()).id;
    } catch (error) {
      offerAgain(error, () => void add(send));
      return null;
    }
  };
  return {
    apply,
    addProblem: (text) => add(() => addProblem.mutateAsync({ knowledgeBaseId, text })),
    addAnomaly: (problemId, text) => add(() => addAnomaly.mutateAsync({ knowledgeBaseId, problemIds: [problemId], text })),
  };
}
