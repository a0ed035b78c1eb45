"use client";

import { ActionIcon, Button, Progress } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconAlertCircle, IconFile, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_lib/trpc-client";
import { failureKind } from "@/app/_lib/failure-kind";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./upload-list.module.css";
import { type UploadItem, uploadQueue, type UploadStatus } from "./upload-queue";
import { useUploads } from "./use-uploads";

/** The files on their way, each with its progress. */
export function UploadList({ onStarted }: { onStarted: () => void }) {
  const words = useTranslations("runs.upload");
  const items = useUploads();
  if (items.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={words("list")}>
      {items.map((item) => (
        <UploadLine key={item.key} item={item} onStarted={onStarted} />
      ))}
    </ul>
  );
}

function UploadLine({ item, onStarted }: { item: UploadItem; onStarted: () => void }) {
  const words = useTranslations("runs.upload");
  const format = useFormat();
  const api = useTRPCClient();
  const isFailed = item.status.kind === "failed";
  const askToStop = useAskToStop();
  const share = item.bytes === 0 ? 1 : item.sent / item.bytes;
  return (
    <li className={classes.line}>
      {isFailed ? <IconAlertCircle size={16} stroke={1.75} aria-hidden className={classes.error} /> : <IconFile size={16} stroke={1.75} aria-hidden className={classes.icon} />}
      <span className={classes.name} title={item.name}>
        {item.name}
      </span>
      <span className={isFailed ? classes.error : classes.state} role={isFailed ? "alert" : undefined}>
        <UploadState item={item} />
      </span>
      {isFailed ? (
        isWorthRetrying(item.status) && (
          <Button variant="default" size="xs" onClick={() => uploadQueue.retry(api, item.key, onStarted)}>
            {words("again")}
          </Button>
        )
      ) : (
        <>
          <Progress className={classes.bar} value={share * 100} size={4} radius="xs" aria-label={words("progress", { name: item.name })} />
          <span className={classes.percent}>{format.percent(share)}</span>
        </>
      )}
      <ActionIcon size="xs" aria-label={words(isFailed ? "dismiss" : "stop", { name: item.name })} disabled={item.status.kind === "starting"} onClick={() => askToStop(item, () => uploadQueue.remove(api, item.key, onStarted))}>
        <IconX size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** Asks before what has arrived of a file is thrown away; where nothing has, there is nothing to ask. */
function useAskToStop(): (item: UploadItem, stop: () => void) => void {
  const words = useTranslations("runs.upload.stopping");
  const format = useFormat();
  return ({ name, sent, bytes }, stop) => {
    if (sent === 0) return stop();
    modals.openConfirmModal({
      title: words("title", { name }),
      children: words("text", { sent: format.bytes(sent), bytes: format.bytes(bytes) }),
      labels: { confirm: words("confirm"), cancel: words("keep") },
      confirmProps: { color: "red" },
      onConfirm: stop,
    });
  };
}

/** What was refused for a stated reason will be refused again. */
function isWorthRetrying(status: UploadStatus): boolean {
  return status.kind === "failed" && failureKind(status.error).kind !== "reason";
}

function UploadState({ item }: { item: UploadItem }) {
  const words = useTranslations("runs.upload");
  const format = useFormat();
  const failureText = useFailureText();
  switch (item.status.kind) {
    case "waiting":
      return words("waiting");
    case "sending":
      return words("sending", { sent: format.bytes(item.sent), bytes: format.bytes(item.bytes) });
    case "interrupted":
      return words("interrupted", { sent: format.bytes(item.sent) });
    case "starting":
      return words("starting");
    case "failed":
      return item.status.error === null ? words("broken") : failureText.ofError(item.status.error);
  }
}
