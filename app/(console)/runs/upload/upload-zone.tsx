"use client";

import { Button } from "@mantine/core";
import { Dropzone, type FileRejection } from "@mantine/dropzone";
import { notifications } from "@mantine/notifications";
import { IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { RunOptionsButton } from "./run-options-button";
import { uploadQueue } from "./upload-queue";
import classes from "./upload-zone.module.css";
import { useRunOptions } from "./use-run-options";

/** Where files are dropped or chosen; each becomes a run as soon as it has arrived. */
export function UploadZone({ onStarted }: { onStarted: () => void }) {
  const words = useTranslations("runs.drop");
  const format = useFormat();
  const api = useTRPCClient();
  const open = useRef<() => void>(null);
  const { data: limit } = useQuery(useTRPC().uploads.limit.queryOptions());
  const options = useRunOptions();

  const accept = (files: File[]): void => {
    const empty = files.filter((file) => file.size === 0);
    for (const { name } of empty) notifications.show({ color: "red", message: words("empty", { name }), role: "alert" });
    const filled = files.filter((file) => file.size > 0);
    if (filled.length === 0) return;
    uploadQueue.add(api, filled, options.current, onStarted);
    options.set({ name: undefined });
  };
  const reject = (rejections: FileRejection[]): void => {
    for (const { file } of rejections) notifications.show({ color: "red", message: words("rejected", { name: file.name, limit: format.bytes(limit?.bytes) }), role: "alert" });
  };
  return (
    <Dropzone onDrop={accept} onReject={reject} maxSize={limit?.bytes} openRef={open} activateOnClick={false} enablePointerEvents inputProps={{ "aria-label": words("title") }} classNames={{ root: classes.zone, inner: classes.inner }}>
      <IconUpload size={24} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.texts}>
        <div className={classes.title}>
          <Dropzone.Idle>{words("title")}</Dropzone.Idle>
          <Dropzone.Accept>{words("release")}</Dropzone.Accept>
          <Dropzone.Reject>{words("title")}</Dropzone.Reject>
        </div>
        <div className={classes.hint}>{words("hint", { limit: format.bytes(limit?.bytes) })}</div>
      </div>
      <RunOptionsButton options={options} />
      <Button variant="default" onClick={() => open.current?.()}>
        {words("choose")}
      </Button>
    </Dropzone>
  );
}
