"use client";

import { Drawer } from "@mantine/core";
import { modals, useModals } from "@mantine/modals";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { ListState } from "@/app/_components/list-state";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { PageSource } from "@/server/api/sources";
import { SourceForm } from "./source-form";
import { newFields, storedFields } from "./source-fields";
import type { SavedSource } from "./use-source-form";

interface SourceFormDrawerProps {
  /** What is made or edited; null: closed. */
  form: "new" | number | null;
  /** The one that is edited; undefined where there is none of its id. */
  source: PageSource | undefined;
  onClose: () => void;
  onSaved: (source: SavedSource, isNew: boolean) => void;
}

/** The form of a source beside the table. What was typed is not dropped without asking. */
export function SourceFormDrawer({ form, source, onClose, onSaved }: SourceFormDrawerProps) {
  const words = useTranslations("sources.form");
  const [isTouched, setTouched] = useState(false);
  // A question over it is what Escape closes then.
  const isAsked = useModals().modals.length > 0;
  const close = (): void => {
    setTouched(false);
    onClose();
  };
  const leave = (): void => {
    if (!isTouched) return close();
    modals.openConfirmModal({ title: words("drop.title"), children: words("drop.text"), labels: { confirm: words("drop.confirm"), cancel: words("drop.cancel") }, onConfirm: close });
  };
  const saved = (made: SavedSource): void => {
    setTouched(false);
    onSaved(made, form === "new");
  };
  const part = { onTouched: () => setTouched(true), onCancel: leave, onSaved: saved };
  return (
    <Drawer
      opened={form !== null}
      onClose={leave}
      closeOnEscape={!isAsked}
      closeOnClickOutside={!isTouched}
      position="right"
      size={720}
      padding="lg"
      overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}
      title={form === "new" ? words("title") : source === undefined ? words("gone") : words("editTitle", { name: source.name })}
    >
      {form === "new" ? <NewSource {...part} /> : source === undefined ? <Gone /> : <EditSource key={source.id} sourceId={source.id} {...part} />}
    </Drawer>
  );
}

interface PartProps {
  onTouched: () => void;
  onCancel: () => void;
  onSaved: (source: SavedSource) => void;
}

function NewSource(part: PartProps) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return <SourceForm sourceId={null} initial={newFields(zone, locale)} hasSecret={false} {...part} />;
}

function EditSource({ sourceId, ...part }: PartProps & { sourceId: number }) {
  // Somebody else may have changed it since it was last opened here.
  const stored = useQuery({ ...useTRPC().sources.config.queryOptions({ sourceId }), gcTime: 0 });
  return <ListState query={stored}>{(source) => <SourceForm sourceId={sourceId} initial={storedFields(source)} hasSecret={source.hasSecret} {...part} />}</ListState>;
}

function Gone() {
  const common = useTranslations("common.errors");
  return <Notice title={common("notFound")} />;
}
