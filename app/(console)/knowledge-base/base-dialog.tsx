"use client";

import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Dialog } from "@/app/_components/dialog";
import { useBaseName } from "@/app/_lib/use-base-name";
import { useBaseActions, type BaseActions } from "./use-base-actions";
import type { KnowledgeBaseRow } from "./use-knowledge";

export type BaseDialogKind = "create" | "rename" | "join" | "setDefault";

interface BaseDialogProps {
  kind: BaseDialogKind;
  base: KnowledgeBaseRow | null;
  bases: KnowledgeBaseRow[];
  onClose: () => void;
}

/** Makes, renames or joins a knowledge base, or makes it the default. */
export function BaseDialog({ kind, base, bases, onClose }: BaseDialogProps) {
  const t = useTranslations("knowledge");
  const common = useTranslations("common");
  const actions = useBaseActions(onClose);
  const baseName = useBaseName();
  const shown = base ? baseName(base.name) : "";
  const [name, setName] = useState(kind === "rename" ? (base?.name ?? "") : "");
  const [target, setTarget] = useState<string | null>(null);
  const targetBase = bases.find(({ id }) => String(id) === target);
  const isReady = kind === "join" ? targetBase !== undefined : kind === "setDefault" || name.trim() !== "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) run(actions, { kind, base, name: name.trim(), target: targetBase, note: t("join.note", { name: base?.name ?? "" }) });
  };
  const confirm = { create: t("create.confirm"), rename: common("save"), join: t("join.confirm"), setDefault: t("setDefault.confirm") }[kind];
  return (
    <Dialog onClose={onClose} title={kind === "create" ? t("create.title") : t(`${kind}.title`, { name: shown })}>
      <form onSubmit={submit}>
        <Stack>
          {kind === "join" ? <Text>{t("join.text", { name: shown })}</Text> : null}
          {kind === "setDefault" ? <Text>{t("setDefault.text")}</Text> : null}
          {kind === "create" || kind === "rename" ? <TextInput data-autofocus label={t("rename.name")} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} /> : null}
          {kind === "join" ? (
            <Select data-autofocus label={t("join.target")} searchable value={target} onChange={setTarget} data={bases.filter(({ id }) => id !== base?.id).map(({ id, name: label }) => ({ value: String(id), label: baseName(label) }))} />
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={!isReady} loading={actions.isBusy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Wish {
  kind: BaseDialogKind;
  base: KnowledgeBaseRow | null;
  name: string;
  target: KnowledgeBaseRow | undefined;
  note: string;
}

function run(actions: BaseActions, { kind, base, name, target, note }: Wish): void {
  if (kind === "create") actions.create(name);
  else if (!base) return;
  else if (kind === "rename") actions.rename(base.id, name);
  else if (kind === "setDefault") actions.setDefault(base);
  else if (target) actions.copy(base.head.revisionId, target, note);
}
