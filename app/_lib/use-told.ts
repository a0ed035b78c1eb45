"use client";

import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useFailureText } from "@/app/_lib/use-failure-text";

/** Tells in a notice how a change went. */
export function useTold(): { done(message: string): void; failed(error: unknown): void } {
  const failureText = useFailureText();
  const done = useCallback((message: string) => void notifications.show({ message }), []);
  const failed = useCallback((error: unknown) => void notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" }), [failureText]);
  return { done, failed };
}
