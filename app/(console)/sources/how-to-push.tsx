"use client";

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_components/copy-button";
import { useCan } from "@/app/_components/person";
import { ShownOnce } from "@/app/_components/shown-once";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { pushAddress, pushCommand } from "./push-example";
import classes from "./sources.module.css";

/** What the API takes for the name of a key. */
const KEY_NAME_LENGTH = 100;

/** The inside of the dialog for whoever sets up a program: address, example, and a key for this source alone. */
export function HowToPush({ source }: { source: { id: number; name: string } }) {
  const words = useTranslations("sources.push");
  const failureText = useFailureText();
  const canMakeKey = useCan("analyst");
  const create = useMutation(useTRPC().apiKeys.create.mutationOptions());
  const address = pushAddress(window.location.origin, source);
  const keyName = words("keyName", { name: source.name }).slice(0, KEY_NAME_LENGTH).trim();
  const makeKey = (): void => create.mutate({ name: keyName, role: "ingest", expiresAt: null, feedIds: [source.id] });
  return (
    <Stack gap="md">
      <Text c="var(--text-2)">{words("text")}</Text>
      <Example label={words("address")} text={address} />
      <Example label={words("example")} text={pushCommand(address, create.data?.secret ?? words("keyPlace"))} />
      {create.isError ? (
        <Alert color="red" variant="light" role="alert">
          {failureText.ofError(create.error)}
        </Alert>
      ) : null}
      {create.data ? (
        <ShownOnce label={words("secret", { name: source.name })} value={create.data.secret} hint={words("secretHint", { name: keyName })} />
      ) : canMakeKey ? (
        <Group justify="space-between" gap="sm">
          <Text size="xs" c="var(--text-2)" className={classes.keyHint}>
            {words("keyHint")}
          </Text>
          <Button loading={create.isPending} onClick={makeKey}>
            {words("makeKey")}
          </Button>
        </Group>
      ) : (
        <Text size="xs" c="var(--text-2)">
          {words("noKey")}
        </Text>
      )}
    </Stack>
  );
}

function Example({ label, text }: { label: string; text: string }) {
  const words = useTranslations("sources.push");
  const common = useTranslations("common.shownOnce");
  return (
    <figure className={classes.example}>
      <figcaption className={classes.exampleHead}>
        <span>{label}</span>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="subtle" aria-label={words("copy", { what: label })} onClick={copy}>
              {copied ? common("copied") : common("copy")}
            </Button>
          )}
        </CopyButton>
      </figcaption>
      <pre className={classes.code}>{text}</pre>
    </figure>
  );
}
