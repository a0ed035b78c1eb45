"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button";
import classes from "./shown-once.module.css";

/** The inside of a dialog with what is not shown again: to be copied now. */
export function ShownOnce({ label, value, hint }: { label: string; value: string; hint: string }) {
  const words = useTranslations("common.shownOnce");
  return (
    <Stack gap="md">
      <div className={classes.line}>
        <TextInput label={label} value={value} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} style={{ alignSelf: "flex-end" }}>
              {copied ? words("copied") : words("copy")}
            </Button>
          )}
        </CopyButton>
      </div>
      <Text size="xs" c="var(--text-2)">
        {hint}
      </Text>
      <Group justify="flex-end">
        <Button onClick={() => modals.closeAll()}>{words("done")}</Button>
      </Group>
    </Stack>
  );
}
