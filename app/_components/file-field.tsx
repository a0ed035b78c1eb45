"use client";

import { Button, Group, Text } from "@mantine/core";
import { Dropzone, type FileRejection } from "@mantine/dropzone";
import { notifications } from "@mantine/notifications";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./file-field.module.css";

interface FileFieldProps {
  /** What was chosen; null: nothing so far. */
  name: string | null;
  hint: string;
  maxBytes: number;
  isBusy: boolean;
  onChoose: (file: File) => void;
}

/** Takes one file, dropped or chosen by a button: what takes the drop is no button itself, which could hold none. */
export function FileField({ name, hint, maxBytes, isBusy, onChoose }: FileFieldProps) {
  const words = useTranslations("common.file");
  const format = useFormat();
  const open = useRef<() => void>(null);
  const reject = (rejections: FileRejection[]): void => {
    const isTooLarge = rejections.some(({ errors }) => errors.some(({ code }) => code === "file-too-large"));
    notifications.show({ color: "red", message: isTooLarge ? words("tooLarge", { size: format.bytes(maxBytes) }) : words("oneOnly"), role: "alert" });
  };
  return (
    <Dropzone
      onDrop={(files) => files.slice(0, 1).forEach(onChoose)}
      onReject={reject}
      maxSize={maxBytes}
      multiple={false}
      loading={isBusy}
      openRef={open}
      activateOnClick={false}
      enablePointerEvents
      inputProps={{ "aria-label": words("drop") }}
      className={classes.field}
    >
      <Group gap={12}>
        <Button variant="default" leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />} onClick={() => open.current?.()}>
          {words(name === null ? "choose" : "another")}
        </Button>
        <Text fw={500} className={classes.name}>
          {name ?? words("drop")}
        </Text>
      </Group>
      <p className={classes.hint}>{hint}</p>
    </Dropzone>
  );
}
