"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { SourceKind } from "../source-kinds";
import { type FieldErrors, fieldErrors, placeErrors } from "./field-errors";
import { toCron } from "./schedule-choice";
import { keepsSecret, type SourceFields, toInput } from "./source-fields";
import { type DescribedSchedule, useDescribedSchedule } from "./use-described-schedule";
import { type PlaceCheck, usePlaceCheck } from "./use-place-check";

export interface SavedSource {
  id: number;
  name: string;
  kind: SourceKind;
}

export interface SourceFormOptions {
  /** Null: a new one. */
  sourceId: number | null;
  initial: SourceFields;
  /** A secret is stored with it. */
  hasSecret: boolean;
  onTouched: () => void;
  onSaved: (source: SavedSource) => void;
}

export interface SourceFormState {
  fields: SourceFields;
  change: (part: Partial<SourceFields>) => void;
  /** Empty until somebody wanted to save or to check. */
  errors: FieldErrors;
  /** How often something was wrong when somebody wanted to. */
  attempts: number;
  described: DescribedSchedule;
  check: PlaceCheck;
  checkPlace: () => void;
  hasSecret: boolean;
  isSaving: boolean;
  /** Of the last try to save; null where it went well. */
  failure: unknown;
  submit: () => void;
}

/** What stands in the form, what is wrong with it, and where it goes. */
export function useSourceForm({ sourceId, initial, hasSecret: isStored, onTouched, onSaved }: SourceFormOptions): SourceFormState {
  const [fields, setFields] = useState(initial);
  const [looked, setLooked] = useState<"nothing" | "place" | "all">("nothing");
  const [attempts, setAttempts] = useState(0);
  const described = useDescribedSchedule(fields.kind === "ingest" ? null : toCron(fields.schedule), fields.scheduleZone);
  const check = usePlaceCheck(fields, sourceId);
  const save = useSave(sourceId, onSaved);
  const hasSecret = isStored && keepsSecret(initial, fields);
  const errorsOf = { nothing: () => ({}), place: () => placeErrors(fields, hasSecret), all: () => fieldErrors(fields, hasSecret) };
  const goOn = (wanted: "place" | "all", next: () => void): void => {
    setLooked((before) => (before === "all" ? before : wanted));
    const isWrong = Object.keys(errorsOf[wanted]()).length > 0 || (wanted === "all" && described.refusal !== undefined);
    if (isWrong) setAttempts(attempts + 1);
    else next();
  };
  return {
    fields,
    change: (part) => {
      setFields((before) => ({ ...before, ...part }));
      onTouched();
    },
    errors: errorsOf[looked](),
    attempts,
    described,
    check,
    checkPlace: () => goOn("place", check.run),
    hasSecret,
    ...save,
    submit: () => goOn("all", () => save.send(fields)),
  };
}

function useSave(sourceId: number | null, onSaved: (source: SavedSource) => void) {
  const trpc = useTRPC();
  const create = useMutation(trpc.sources.create.mutationOptions());
  const update = useMutation(trpc.sources.update.mutationOptions());
  const send = (fields: SourceFields): void => {
    const input = toInput(fields);
    const saved = { name: input.name, kind: fields.kind };
    if (sourceId === null) create.mutate(input, { onSuccess: (made) => onSaved({ id: made.sourceId, ...saved }) });
    else update.mutate({ sourceId, ...input }, { onSuccess: () => onSaved({ id: sourceId, ...saved }) });
  };
  return { send, isSaving: create.isPending || update.isPending, failure: create.error ?? update.error };
}
