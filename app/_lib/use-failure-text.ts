"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { failureKind } from "./failure-kind";
import { failureText, type FailureWords } from "@/server/domain/present/failure-text";
import { useFormat } from "./use-format";

export interface FailureTexts {
  /** For `{ code, params }`: why a run failed, why a file was skipped, why something was refused. */
  ofReason(reason: unknown): string;
  /** For what a call to the API threw. */
  ofError(error: unknown): string;
}

/** Puts failures into words. */
export function useFailureText(): FailureTexts {
  const failures = useTranslations("failures");
  const errors = useTranslations("common.errors");
  const format = useFormat();
  const ofReason = useCallback(// The keys come from the data: each is looked up before it is used.
    (reason: unknown) => failureText(reason, failures as unknown as FailureWords, format), [failures, format]);
  const ofError = useCallback(
    (error: unknown) => {
      const failure = failureKind(error);
      switch (failure.kind) {
        case "reason":
          return ofReason(failure.reason);
        case "signed-out":
          return errors("signedOut");
        case "forbidden":
          return errors("forbidden");
        case "not-found":
          return errors("notFound");
        case "bad-request":
          return errors("badRequest");
        case "internal":
          return errors("internal");
        case "offline":
          return errors("offline");
      }
    },
    [errors, ofReason],
  );
  return { ofReason, ofError };
}
