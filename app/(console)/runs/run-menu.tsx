"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPencil, IconRefresh, IconTrash, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { RunListRow } from "@/server/api/runs";
import type { RunActions } from "./use-run-actions";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** What can be done with one run. */
export function RunMenu({ run, actions }: { run: RunListRow; actions: RunActions }) {
  const words = useTranslations("runs.action");
  const isAtWork = run.status === "queued" || run.status === "running";
  const isRetryable = run.status === "failed" || run.status === "cancelled";
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size="xs" aria-label={words("menu", { name: run.name })}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => actions.rename(run)}>
          {words("rename")}
        </Menu.Item>
        {isAtWork ? (
          <Menu.Item leftSection={<IconX {...ICON} />} disabled={run.cancelRequested} onClick={() => actions.cancel(run)}>
            {words("cancel")}
          </Menu.Item>
        ) : null}
        {isRetryable ? (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => actions.retry(run)}>
            {words("retry")}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Item color="var(--error-text)" leftSection={<IconTrash {...ICON} />} onClick={() => actions.remove([run])}>
          {words("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
