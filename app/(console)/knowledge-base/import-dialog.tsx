"use client";

import { Button, Group, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/app/_components/dialog";
import { FileField } from "@/app/_components/file-field";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import { useBaseName } from "@/app/_lib/use-base-name";
import { BadRows, ImportPreview } from "./import-preview";
import { readBase64 } from "./read-base64";
import { useImport, type ImportTarget } from "./use-import";
import type { KnowledgeBaseRow } from "./use-knowledge";

const MAX_BYTES = 16_000_000;

/** A file that was chosen, as it travels. */
interface Chosen {
  name: string;
  base64: string;
}

/** Brings a file in: shows what would change, or every row that is wrong, before anything does. */
export function ImportDialog({ base, onClose }: { base: KnowledgeBaseRow | null; onClose: () => void }) {
  const t = useTranslations("knowledge.import");
  const baseName = useBaseName();
  const format = useFormat();
  const failure = useFailureText();
  const [file, setFile] = useState<Chosen | null>(null);
  const [target, setTarget] = useState<ImportTarget>(base ? "replace" : "asNew");
  const [name, setName] = useState("");
  const preview = useMutation(useTRPC().knowledge.files.preview.mutationOptions());
  const bring = useImport(base, onClose);
  const look = (chosen: Chosen, into: ImportTarget): void => {
    if (base) preview.mutate({ knowledgeBaseId: base.id, file: chosen, mode: into === "asNew" ? "replace" : into });
  };
  const choose = async (given: File): Promise<void> => {
    bring.forget();
    const chosen = { name: given.name, base64: await readBase64(given) };
    setFile(chosen);
    setName(given.name.replace(/\.[^.]+$/, ""));
    look(chosen, target);
  };
  const turn = (value: string): void => {
    bring.forget();
    const into = value === "add" || value === "asNew" ? value : "replace";
    setTarget(into);
    if (file) look(file, into);
  };
  return (
    <Dialog title={t("title")} size="xl" onClose={onClose}>
      <Stack>
        {base ? (
          <Radio.Group label={t("target")} value={target} onChange={turn}>
            <Stack gap={8} mt={8}>
              <Radio value="replace" label={t("replace", { name: baseName(base.name) })} />
              <Radio value="add" label={t("add", { name: baseName(base.name) })} />
              <Radio value="asNew" label={t("asNew")} />
            </Stack>
          </Radio.Group>
        ) : null}
        <FileField name={file?.name ?? null} hint={t("hint", { size: format.bytes(MAX_BYTES) })} maxBytes={MAX_BYTES} isBusy={preview.isPending} onChoose={(given) => void choose(given)} />
        {preview.isError ? <Text c="var(--error-text)" role="alert">{failure.ofError(preview.error)}</Text> : null}
        {preview.data?.kind === "refused" ? <BadRows rows={preview.data.rows} /> : null}
        {bring.refused ? <BadRows rows={bring.refused} /> : null}
        {preview.data?.kind === "preview" ? <ImportPreview preview={preview.data} isComparison={target !== "asNew"} /> : null}
        {target === "asNew" && file ? <TextInput label={t("name")} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} /> : null}
        <ImportButton
          label={target === "asNew" ? t("create") : t("intoDraft")}
          isBusy={bring.isBusy}
          isReady={file !== null && preview.data?.kind !== "refused" && (target !== "asNew" || name.trim() !== "") && !preview.isPending}
          onClick={() => file && bring.run(file, target, name.trim())}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  );
}

function ImportButton({ label, isBusy, isReady, onClick, onClose }: { label: string; isBusy: boolean; isReady: boolean; onClick: () => void; onClose: () => void }) {
  const common = useTranslations("common");
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {common("cancel")}
      </Button>
      <Button loading={isBusy} disabled={!isReady} onClick={onClick}>
        {label}
      </Button>
    </Group>
  );
}
