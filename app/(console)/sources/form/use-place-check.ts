"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { FeedCheck } from "@/server/api/sources";
import { secretOf, type SourceFields, toConfig } from "./source-fields";

type CheckState = { kind: "none" } | { kind: "asked" } | { kind: "failed"; error: unknown } | { kind: "answered"; outcome: FeedCheck };

export interface PlaceCheck {
  /** Of the place as it stands in the form: an answer about another one is none. */
  state: CheckState;
  run(): void;
}

/** Asks the server what a visit to the place in the form would find. @param sourceId whose stored secret holds where none was typed */
export function usePlaceCheck(fields: SourceFields, sourceId: number | null): PlaceCheck {
  const check = useMutation(useTRPC().sources.check.mutationOptions());
  const asked = { config: toConfig(fields), ...secretOf(fields), ...(sourceId === null ? {} : { sourceId }) };
  return { state: isSame(check.variables, asked) ? stateOf(check) : { kind: "none" }, run: () => check.mutate(asked) };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function stateOf({ data, error, isPending }: { data: FeedCheck | undefined; error: unknown; isPending: boolean }): CheckState {
  if (isPending) return { kind: "asked" };
  if (data !== undefined) return { kind: "answered", outcome: data };
  return error ? { kind: "failed", error } : { kind: "none" };
}
