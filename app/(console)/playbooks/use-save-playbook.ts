"use client";

import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { RootRouter } from "@/server/api/root";

type SaveInput = inferRouterInputs<RootRouter>["playbooks"]["save"];

export interface SavePlaybook {
  isBusy: boolean;
  /** The revision somebody else saved meanwhile, to be decided about; null: none. */
  savedMeanwhile: number | null;
  run(input: SaveInput): void;
}

/** Shows what a call threw as a notice. */
export function useTellFailure(): (error: unknown) => void {
  const failure = useFailureText();
  return (error) => {
    notifications.show({ color: "red", message: failure.ofError(error) });
  };
}

/**
 * Saves the next revision of a playbook.
 * @param onSaved gets its number
 */
export function useSavePlaybook(onSaved: (number: number) => void): SavePlaybook {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [savedMeanwhile, setSavedMeanwhile] = useState<number | null>(null);
  const onError = useTellFailure();
  const save = useMutation(
    trpc.playbooks.save.mutationOptions({
      onError,
      onSuccess: async (outcome) => {
        if (outcome.kind === "changed-meanwhile") return setSavedMeanwhile(outcome.number);
        await client.invalidateQueries({ queryKey: trpc.playbooks.pathKey() });
        onSaved(outcome.number);
      },
    }),
  );
  return { isBusy: save.isPending, savedMeanwhile, run: (input) => save.mutate(input) };
}
