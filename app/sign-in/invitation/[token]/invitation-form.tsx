"use client";

import { Alert, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { Role } from "@/server/services/roles";
import classes from "../../sign-in.module.css";

interface InvitationFormProps {
  token: string;
  invitation: { email: string; role: Role; invitedBy: string | null };
}

/** An invited person chooses a name and a password, and is in. */
export function InvitationForm({ token, invitation }: InvitationFormProps) {
  const words = useTranslations("sign-in.invitation");
  const signInWords = useTranslations("sign-in");
  const common = useTranslations("common");
  const failureText = useFailureText();
  const [doDiffer, setDiffer] = useState(false);
  const [isNameless, setNameless] = useState(false);
  const accept = useMutation(useTRPC().invitations.accept.mutationOptions());
  const role = common(`role.${invitation.role}`);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get("name")).trim(), String(form.get("password"))];
    setDiffer(password !== form.get("again"));
    // Spaces alone are a name to the browser.
    setNameless(name === "");
    if (password !== form.get("again") || name === "") return;
    const enter = async (email: string): Promise<void> => {
      const answer = await signIn("password", { email, password, redirect: false });
      // Should this fail, the sign-in page asks for what was just chosen.
      window.location.assign(answer?.ok ? "/" : "/sign-in");
    };
    accept.mutate({ token, name, password }, { onSuccess: ({ email }) => void enter(email) });
  };
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} method="post" aria-labelledby="invitation-title">
        <span className={classes.product}>{common("product")}</span>
        <h1 id="invitation-title" className={classes.title}>
          {words("title")}
        </h1>
        <p className={classes.text}>{invitation.invitedBy === null ? words("textNobody", { role }) : words("text", { name: invitation.invitedBy, role })}</p>
        <TextInput label={signInWords("email")} value={invitation.email} readOnly autoComplete="username" size="md" />
        <TextInput name="name" label={words("name")} maxLength={100} autoComplete="name" required withAsterisk={false} size="md" data-autofocus error={isNameless ? words("nameless") : undefined} />
        <PasswordField name="password" label={words("password")} description={words("hint")} autoComplete="new-password" size="md" />
        <PasswordField name="again" label={words("again")} autoComplete="new-password" size="md" error={doDiffer ? words("differ") : undefined} />
        {accept.isError && !doDiffer ? (
          <Alert color="red" variant="light" role="alert" className={classes.failure}>
            {failureText.ofError(accept.error)}
          </Alert>
        ) : null}
        <SubmitButton size="md" loading={accept.isPending || accept.isSuccess}>
          {words("submit")}
        </SubmitButton>
      </form>
    </main>
  );
}
