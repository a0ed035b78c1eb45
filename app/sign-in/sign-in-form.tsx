"use client";

import { Alert, Button, Divider, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect } from "react";
import { PasswordField } from "@/app/_components/password-field";
import { SubmitButton } from "@/app/_components/submit-button";
import { rememberPreference } from "@/app/_lib/preference-cookies";
import { useFormat } from "@/app/_lib/use-format";
import { readSignInAnswer, type SignInAnswer } from "./read-sign-in-answer";
import type { SignInError } from "./read-sign-in-error";
import classes from "./sign-in.module.css";

interface Credentials {
  email: string;
  password: string;
}

async function send({ email, password }: Credentials): Promise<SignInAnswer> {
  return readSignInAnswer(await signIn("password", { email, password, redirect: false }));
}

interface SignInFormProps {
  /** Where to go then. */
  to: string;
  /** Why the browser was sent back here without being signed in. */
  earlier: SignInError;
  /** Whether there is a provider to sign in through. */
  hasSingleSignOn: boolean;
}

/** The id of the provider in the settings of next-auth. */
const PROVIDER = "oidc";

/** E-mail and password, or the provider where there is one. */
export function SignInForm({ to, earlier, hasSingleSignOn }: SignInFormProps) {
  const words = useTranslations("sign-in");
  const common = useTranslations("common");
  const attempt = useMutation({
    mutationFn: send,
    // A whole page load: everything is rendered for the person who is now known.
    onSuccess: (answer) => answer.kind === "signed-in" && window.location.assign(to),
  });
  useEffect(() => rememberPreference("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone), []);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({ email: String(form.get("email")), password: String(form.get("password")) });
  };
  const isBusy = attempt.isPending || attempt.data?.kind === "signed-in";
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} method="post" aria-labelledby="sign-in-title">
        <span className={classes.product}>{common("product")}</span>
        <h1 id="sign-in-title" className={classes.title}>
          {words("title")}
        </h1>
        <TextInput name="email" type="email" label={words("email")} autoComplete="username" required withAsterisk={false} size="md" data-autofocus />
        <PasswordField name="password" label={words("password")} autoComplete="current-password" size="md" />
        <Failure answer={attempt.data} hasFailed={attempt.isError} earlier={attempt.isIdle ? earlier : { kind: "none" }} />
        <SubmitButton size="md" loading={isBusy}>
          {words("submit")}
        </SubmitButton>
        {hasSingleSignOn ? (
          <>
            <Divider label={words("or")} />
            <Button variant="default" size="md" onClick={() => void signIn(PROVIDER, { callbackUrl: to })}>
              {words("singleSignOn")}
            </Button>
          </>
        ) : null}
      </form>
    </main>
  );
}

interface FailureProps {
  answer: SignInAnswer | undefined;
  hasFailed: boolean;
  earlier: SignInError;
}

function Failure(props: FailureProps) {
  const text = useFailure(props);
  return text === null ? null : (
    <Alert color="red" variant="light" role="alert" className={classes.failure}>
      {text}
    </Alert>
  );
}

function useFailure({ answer, hasFailed, earlier }: FailureProps): string | null {
  const words = useTranslations("sign-in");
  const format = useFormat();
  if (answer?.kind === "slowed") return words("slowed", { time: format.duration(answer.seconds * 1000) });
  if (answer?.kind === "refused") return words("refused");
  if (earlier.kind === "refused") return words(`singleSignOnRefused.${earlier.reason}`);
  if (earlier.kind === "provider") return words("singleSignOnFailed");
  return hasFailed || answer?.kind === "failed" || earlier.kind === "failed" ? words("failed") : null;
}
