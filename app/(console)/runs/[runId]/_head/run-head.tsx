"use client";

import { ActionIcon, Badge, Button, Menu } from "@mantine/core";
import { IconAlertCircle, IconBan, IconCheck, IconClock, IconClockEdit, IconDots, IconLink, IconLoader2, IconPencil, IconRefresh, IconTrash } from "@tabler/icons-react";
import { modals } from "@mantine/modals";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { CopyButton } from "@/app/_components/copy-button";
import { useCan } from "@/app/_components/person";
import type { RunHead as RunHeadFacts, RunPage } from "@/server/api/run";
import { useRunActions } from "../../use-run-actions";
import { ExportMenu } from "./export-menu";
import { RunFacts } from "./run-facts";
import { RunZones } from "./run-zones";
import classes from "./run-head.module.css";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** The name of a run, how it stands, and what can be done with it. */
export function RunHead({ page }: { page: RunPage }) {
  const words = useTranslations("run");
  const { head } = page;
  return (
    <header className={classes.head}>
      <div className={classes.row}>
        <nav className={classes.path} data-screen-only>
          <Link href="/runs">{words("back")}</Link>
          <span aria-hidden>/</span>
        </nav>
        <h1 className={classes.name}>{head.name}</h1>
        <StatusBadge status={head.status} />
        <div className={classes.actions} data-screen-only>
          <CopyLink />
          <ExportMenu page={page} />
          <MoreActions head={head} />
        </div>
      </div>
      <RunFacts head={head} />
    </header>
  );
}

/** The address says all of the view, so the address is the link. */
function CopyLink() {
  const words = useTranslations("run");
  return (
    <CopyButton value={() => window.location.href}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          className={classes.copy}
          leftSection={copied ? <IconCheck {...ICON} /> : <IconLink {...ICON} />}
          onClick={copy}
        >
          {copied ? words("copied") : words("copyLink")}
        </Button>
      )}
    </CopyButton>
  );
}

const BADGES: Record<RunHeadFacts["status"], { tone: string; Icon: typeof IconCheck }> = {
  queued: { tone: "neutral", Icon: IconClock },
  running: { tone: "accent", Icon: IconLoader2 },
  completed: { tone: "ok", Icon: IconCheck },
  failed: { tone: "error", Icon: IconAlertCircle },
  cancelled: { tone: "neutral", Icon: IconBan },
};

function StatusBadge({ status }: { status: RunHeadFacts["status"] }) {
  const common = useTranslations("common.status");
  const { tone, Icon } = BADGES[status];
  return (
    <Badge className={classes.badge} data-tone={tone} leftSection={<Icon size={14} stroke={1.75} aria-hidden />}>
      {common(status)}
    </Badge>
  );
}

function MoreActions({ head }: { head: RunHeadFacts }) {
  const words = useTranslations("run");
  const action = useTranslations("runs.action");
  const actions = useRunActions();
  const router = useRouter();
  if (!useCan("analyst")) return null;
  const isRetryable = head.status === "failed" || head.status === "cancelled";
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={words("menu")}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => actions.rename(head)}>
          {action("rename")}
        </Menu.Item>
        {isRetryable ? (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => actions.retry(head)}>
            {action("retry")}
          </Menu.Item>
        ) : null}
        {head.status === "completed" ? (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => actions.classifyAgain(head)}>
            {words("again.action")}
          </Menu.Item>
        ) : null}
        {head.status === "completed" ? (
          <Menu.Item leftSection={<IconClockEdit {...ICON} />} onClick={() => modals.open({ size: "lg", title: words("zones.title"), children: <RunZones runId={head.id} /> })}>
            {words("zones.action")}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Item color="var(--error-text)" leftSection={<IconTrash {...ICON} />} onClick={() => actions.remove([head], () => router.push("/runs"))}>
          {action("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
