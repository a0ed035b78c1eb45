"use client";

import { Alert } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { Card } from "@/app/_components/card";
import { useTold } from "@/app/_lib/use-told";
import classes from "../settings.module.css";

/** Current password, new one twice. */
export function PasswordCard({ email }: { email: string }) {
  const words = useTranslations("settings.password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const failureText = useFailureText();
  const [doDiffer, setDiffer] = useState(false);
  const change = useMutation(trpc.account.changePassword.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const field = (name: string): string => String(new FormData(form).get(name));
    setDiffer(field("wished") !== field("again"));
    if (field("wished") !== field("again")) return;
    change.mutate(
      { current: field("current"), wished: field("wished") },
      {
        onSuccess: ({ endedSessions }) => {
          form.reset();
          told.done(words("done", { count: endedSessions }));
          void queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
        },
      },
    );
  };
  return (
    <Card title={words("title")}>
      <form className={classes.form} onSubmit={submit} method="post">
        {/* For password keepers: whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField name="current" label={words("current")} autoComplete="current-password" />
        <PasswordField name="wished" label={words("wished")} description={words("hint")} autoComplete="new-password" />
        <PasswordField name="again" label={words("again")} autoComplete="new-password" error={doDiffer ? words("differ") : undefined} />
        {change.isError && !doDiffer ? (
          <Alert color="red" variant="light" role="alert">
            {failureText.ofError(change.error)}
          </Alert>
        ) : null}
        <SubmitButton loading={change.isPending}>
          {words("submit")}
        </SubmitButton>
      </form>
    </Card>
  );
}
