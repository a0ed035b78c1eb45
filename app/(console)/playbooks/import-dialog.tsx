"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { notifications } from "@mantine/notifications";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import { ImportFaults } from "./import-faults";
import { ImportPreview } from "./import-preview";
import classes from "./playbooks.module.css";
import { useImportPlaybooks, type ImportPlaybooks } from "./use-import-playbooks";

const MAX_BYTES = 16_000_000;

/** Brings playbooks in from a file, once it has shown what would change. Stays in the page while it is closed: so the focus goes back to its button. */
export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("playbooks.files");
  const common = useTranslations("common");
  return (
    <Modal opened={isOpen} onClose={onClose} closeButtonProps={{ "aria-label": common("close") }} title={t("title")} size="xl">
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("playbooks.files");
  const failureText = useFailureText();
  const bring = useImportPlaybooks(onClose);
  const { preview, failure, isOther } = bring;
  return (
    <Stack>
      <FileField bring={bring} />
      {failure ? <Text c="red" role="alert">{failureText.ofError(failure)}</Text> : null}
      {isOther ? <p className={classes.warn} role="alert">{t("changedMeanwhile")}</p> : null}
      {preview && preview.faults.length > 0 ? <ImportFaults faults={preview.faults} /> : null}
      {preview && preview.faults.every(({ place }) => place > 0) ? <ImportPreview entries={preview.entries} isWhole={preview.faults.length === 0} /> : null}
      <ImportButtons bring={bring} onClose={onClose} />
    </Stack>
  );
}

function FileField({ bring }: { bring: ImportPlaybooks }) {
  const t = useTranslations("playbooks.files");
  const format = useFormat();
  const open = useRef<() => void>(null);
  return (
    <Dropzone
      onDrop={(files) => void Promise.all(files.slice(0, 1).map(bring.choose))}
      onReject={() => notifications.show({ color: "red", message: t("tooLarge", { size: format.bytes(MAX_BYTES) }) })}
      maxSize={MAX_BYTES}
      multiple={false}
      loading={bring.isLooking}
      openRef={open}
      activateOnClick={false}
      enablePointerEvents
      inputProps={{ "aria-label": t("drop") }}
      className={classes.drop}
    >
      <Group gap={12}>
        <Button variant="default" leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />} onClick={() => open.current?.()}>
          {bring.file ? t("another") : t("choose")}
        </Button>
        <Text fw={500} className={classes.fileName}>
          {bring.file ? bring.file.name : t("drop")}
        </Text>
      </Group>
      <p className={classes.dropHint}>{t("hint", { size: format.bytes(MAX_BYTES) })}</p>
    </Dropzone>
  );
}

function ImportButtons({ bring, onClose }: { bring: ImportPlaybooks; onClose: () => void }) {
  const t = useTranslations("playbooks.files");
  const common = useTranslations("common");
  const { preview, isLooking, isBusy } = bring;
  const writes = preview && preview.faults.length === 0 ? preview.entries.filter(({ kind }) => kind !== "same").length : 0;
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {common("cancel")}
      </Button>
      <Button loading={isBusy} disabled={writes === 0 || isLooking} onClick={bring.run}>
        {writes === 0 ? t("submitNothing") : t("submit", { count: writes })}
      </Button>
    </Group>
  );
}
