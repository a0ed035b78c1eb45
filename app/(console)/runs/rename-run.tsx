"use client";

import { Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { FormFoot } from "@/app/_components/form-foot";
import { useTRPC } from "@/app/_lib/trpc-client";

const MAX_LENGTH = 200;

/** The inside of the dialog that gives a run another name. */
export function RenameRun({ run, onRenamed }: { run: { id: number; name: string }; onRenamed: () => void }) {
  const words = useTranslations("runs.rename");
  const common = useTranslations("common");
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
      <Stack gap="md">
        <TextInput name="name" label={words("name")} defaultValue={run.name} maxLength={MAX_LENGTH} required withAsterisk={false} data-autofocus />
        <FormFoot mutation={rename} label={common("save")} />
      </Stack>
    </form>
  );
}
