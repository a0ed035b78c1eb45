"use client";

import { Badge, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatId } from "@/server/domain/present/format";
import type { AnomalyView, EntryState } from "./join-view";
import { EditText } from "./edit-text";
import classes from "./knowledge.module.css";
import { findSameText } from "./plan-edits";
import { useTableActions } from "./table-actions";

interface Entry {
  id: number;
  text: string;
  before: string | null;
  state: EntryState | AnomalyView["state"];
}

interface EntryTextProps {
  kind: "problem" | "anomaly";
  entry: Entry;
  /** The problem under which an anomaly is shown: the same anomaly may be open in several places. */
  problemId?: number;
  /** What a click on the text does; without it, it begins the edit. */
  onOpen?: () => void;
  children?: ReactNode;
}

/** The text of a problem or anomaly with what the draft did to it; a double click or `e` turns it into a field. */
export function EntryText({ kind, entry, problemId = 0, onOpen, children }: EntryTextProps) {
  const t = useTranslations("knowledge");
  const { canEdit, editing, setEditing, edits, knowledge } = useTableActions();
  const id = formatId(kind, entry.id);
  const isEditing = editing !== null && editing.kind === kind && editing.id === entry.id && (editing.kind === "problem" || editing.problemId === problemId);
  if (isEditing) {
    const keep = (text: string): void => {
      setEditing(null);
      edits.apply([kind === "problem" ? { kind, problemId: entry.id, text } : { kind, anomalyId: entry.id, text }], t("done.edited", { id }));
    };
    const warnOf = (text: string): string | null => {
      const same = findSameText(knowledge.current, kind, { id: entry.id, text });
      return same === undefined ? null : t("edit.same", { id: formatId(kind, same) });
    };
    return <EditText label={t(`edit.${kind}`, { id })} initial={entry.text} hint={t("edit.hint", { text: entry.before ?? entry.text })} warnOf={warnOf} onKeep={keep} onCancel={() => setEditing(null)} />;
  }
  const canBegin = canEdit && entry.state !== "removed" && entry.state !== "unlinked";
  const begin = (): void => setEditing(kind === "problem" ? { kind, id: entry.id } : { kind, id: entry.id, problemId });
  const onClick = onOpen ?? (canBegin ? begin : undefined);
  const text = <span className={kind === "problem" ? classes.name : undefined}>{entry.text}</span>;
  return (
    <span className={classes.words} data-state={entry.state}>
      {onClick ? (
        <UnstyledButton tabIndex={-1} className={classes.textButton} onClick={onClick} onDoubleClick={canBegin ? begin : undefined}>
          {text}
        </UnstyledButton>
      ) : (
        text
      )}
      <StateBadge state={entry.state} />
      {entry.state === "changed" && entry.before !== null ? <span className={classes.dim}>{t("state.was", { text: entry.before })}</span> : null}
      {children}
    </span>
  );
}

function StateBadge({ state }: { state: Entry["state"] }) {
  const t = useTranslations("knowledge.state");
  if (state === "same") return null;
  return <Badge className={state === "removed" || state === "unlinked" ? classes.goneBadge : classes.newBadge}>{t(state)}</Badge>;
}
