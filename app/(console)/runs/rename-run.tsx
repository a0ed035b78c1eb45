"use client";

import { Alert, Button, Group, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";

const MAX_LENGTH = 200;

/** The inside of the dialog that gives a run another name. */
export function RenameRun({ run, onRenamed }: { run: { id: number; name: string }; onRenamed: () => void }) {
  const words = useTranslations("runs.rename");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const rename = useMutation(
    useTRPC().runs.rename.mutationOptions({
      onSuccess: () => {
        onRenamed();
        modals.closeAll();
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (name !== "") rename.mutate({ runId: run.id, name });
  };
  return (
    <form onSubmit={submit}>
      <TextInput name="name" label={words("name")} defaultValue={run.name} maxLength={MAX_LENGTH} required withAsterisk={false} data-autofocus />
      {rename.isError ? (
        <Alert color="red" role="alert" mt="md">
          {failureText.ofError(rename.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {common("cancel")}
        </Button>
        <Button type="submit" loading={rename.isPending}>
          {common("save")}
        </Button>
      </Group>
    </form>
  );
}
