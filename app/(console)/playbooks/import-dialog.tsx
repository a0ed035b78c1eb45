"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FileField } from "@/app/_components/file-field";
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
  const format = useFormat();
  const bring = useImportPlaybooks(onClose);
  const { preview, failure, isOther } = bring;
  return (
    <Stack>
      <FileField name={bring.file?.name ?? null} hint={t("hint", { size: format.bytes(MAX_BYTES) })} maxBytes={MAX_BYTES} isBusy={bring.isLooking} onChoose={(file) => void bring.choose(file)} />
      {failure ? <Text c="var(--error-text)" role="alert">{failureText.ofError(failure)}</Text> : null}
      {isOther ? <p className={classes.warn} role="alert">{t("changedMeanwhile")}</p> : null}
      {preview && preview.faults.length > 0 ? <ImportFaults faults={preview.faults} /> : null}
      {preview && preview.faults.every(({ place }) => place > 0) ? <ImportPreview entries={preview.entries} isWhole={preview.faults.length === 0} /> : null}
      <ImportButtons bring={bring} onClose={onClose} />
    </Stack>
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
