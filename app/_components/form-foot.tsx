"use client";

import { Alert, Button, Group } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/app/_lib/use-failure-text";

interface FormFootProps<Data, Problem, Variables, Context> {
  /** What the form sends. */
  mutation: UseMutationResult<Data, Problem, Variables, Context>;
  /** On the button that sends it. */
  label: string;
}

/** The end of a form in a dialog: why it could not be sent, and the two ways on. */
export function FormFoot<Data, Problem, Variables, Context>({ mutation, label }: FormFootProps<Data, Problem, Variables, Context>) {
  const common = useTranslations("common");
  const failureText = useFailureText();
  return (
    <>
      {mutation.isError ? (
        <Alert color="red" variant="light" role="alert">
          {failureText.ofError(mutation.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={mutation.isPending}>
          {label}
        </Button>
      </Group>
    </>
  );
}
