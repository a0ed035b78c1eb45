"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconHistory, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTerminal2, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import type { PageSource } from "@/server/api/sources";
import type { SourceActions } from "./use-source-actions";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** What can be done with one source; everybody may see its visits and read how to push to it. */
export function SourceMenu({ source, actions }: { source: PageSource; actions: SourceActions }) {
  const words = useTranslations("sources.action");
  const canVisit = useCan("analyst") && source.kind !== "ingest";
  const canChange = useCan("admin");
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={words("menu", { name: source.name })}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canVisit ? (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} disabled={source.isVisiting || !source.isEnabled} onClick={() => actions.visit(source)}>
            {words("visit")}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconHistory {...ICON} />} onClick={() => actions.showVisits(source)}>
          {words("visits")}
        </Menu.Item>
        {source.kind === "ingest" ? (
          <Menu.Item leftSection={<IconTerminal2 {...ICON} />} onClick={() => actions.showPush(source)}>
            {words("push")}
          </Menu.Item>
        ) : null}
        {canChange ? (
          <>
            <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => actions.edit(source)}>
              {words("edit")}
            </Menu.Item>
            <Menu.Item leftSection={source.isEnabled ? <IconPlayerPause {...ICON} /> : <IconPlayerPlay {...ICON} />} onClick={() => actions.setEnabled(source, !source.isEnabled)}>
              {words(source.isEnabled ? "turnOff" : "turnOn")}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item color="var(--error-text)" leftSection={<IconTrash {...ICON} />} onClick={() => actions.remove(source)}>
              {words("remove")}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
