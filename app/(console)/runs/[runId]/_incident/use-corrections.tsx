"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { MatchCard } from "@/server/api/run";
import { useRunActions } from "../../use-run-actions";
import { useRun } from "../_view/run-context";

export interface Corrections {
  /** Says what the text of a match is, or that it never is. */
  say(card: MatchCard, kind: "is" | "never", targetId: number): void;
  undo(correctionId: number): void;
  isBusy: boolean;
}

/** Corrections of the matches of an incident; the notice that confirms one offers to take it back, and to classify the run again with it. */
export function useCorrections(): Corrections {
  const words = useTranslations("incident.match");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const { runId } = useRun();
  const router = useRouter();
  const actions = useRunActions();
  const again = useTranslations("run.again");
  const shared = {
    onError: (error: unknown) => void notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.run.incident.queryKey() }),
  };
  const undo = useMutation(trpc.run.undoCorrection.mutationOptions({ ...shared, onSuccess: () => void notifications.show({ message: words("undone") }) }));
  const correct = useMutation(
    trpc.run.correct.mutationOptions({
      ...shared,
      onSuccess: ({ correctionId }) => {
        const id = `correction-${String(correctionId)}`;
        notifications.show({
          id,
          autoClose: 10_000,
          message: (
            <>
              {words("saved")}{" "}
              <Button
                variant="subtle"
                size="xs"
                onClick={() => {
                  notifications.hide(id);
                  undo.mutate({ correctionId });
                }}
              >
                {words("undo")}
              </Button>
              <Button
                variant="subtle"
                size="xs"
                onClick={() => {
                  notifications.hide(id);
                  actions.classifyAgain({ id: runId });
                  router.push(`/runs/${String(runId)}`);
                }}
              >
                {again("action")}
              </Button>
            </>
          ),
        });
      },
    }),
  );
  return {
    say: (card, kind, targetId) => correct.mutate({ runId, templateNumber: card.templateNumber, road: card.kind === "problem" ? "error" : "warning", kind, targetId }),
    undo: (correctionId) => undo.mutate({ correctionId }),
    isBusy: correct.isPending || undo.isPending,
  };
}
