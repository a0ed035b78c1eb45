"use client";

import { TextInput, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { Dialog } from "@/app/_components/dialog";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";
import { useTableActions } from "./table-actions";

interface PickEntryProps {
  kind: "problem" | "anomaly";
  title: string;
  /** The other end: what it is linked to already is not offered. */
  linkedTo?: number;
  /** An entry of the same kind that is not offered. */
  except?: number;
  onPick: (id: number) => void;
  /** Called after a choice too, unless `onCancel` is there for the other case. */
  onClose: () => void;
  onCancel?: () => void;
}

/** Entries shown at once; the rest are a matter of typing. */
const SHOWN = 30;

/** Chooses a problem or an anomaly of the draft by id or text. */
export function PickEntry({ kind, title, linkedTo, except, onPick, onClose, onCancel = onClose }: PickEntryProps) {
  const t = useTranslations("knowledge.linkDialog");
  const { current } = useTableActions().knowledge;
  const [query, setQuery] = useState("");
  const links = current.links.filter((link) => (kind === "problem" ? link.anomalyId : link.problemId) === linkedTo);
  const taken = new Set(links.map((link) => (kind === "problem" ? link.problemId : link.anomalyId)));
  const words = query.toLowerCase().split(/\s+/);
  const fitting = (kind === "problem" ? current.problems : current.anomalies).filter(({ id, text }) => {
    const searched = `${formatId(kind, id)} ${text}`.toLowerCase();
    return !taken.has(id) && id !== except && words.every((word) => searched.includes(word));
  });
  const pick = (id: number): void => {
    onPick(id);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const first = fitting[0];
    if (event.key !== "Enter" || !first) return;
    event.preventDefault();
    pick(first.id);
  };
  return (
    <Dialog onClose={onCancel} title={title} size="lg">
      <TextInput data-autofocus value={query} onChange={(event) => setQuery(event.currentTarget.value)} onKeyDown={onKeyDown} placeholder={t("search")} aria-label={t("search")} />
      <ul className={classes.picks}>
        {fitting.slice(0, SHOWN).map(({ id, text }) => (
          <li key={id}>
            <UnstyledButton className={classes.pick} onClick={() => pick(id)}>
              <span className={classes.id}>{formatId(kind, id)}</span>
              <span>{text}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {fitting.length === 0 ? <p className={classes.dim}>{t("none")}</p> : null}
      {fitting.length > SHOWN ? <p className={classes.dim}>{t("more", { count: fitting.length - SHOWN })}</p> : null}
    </Dialog>
  );
}
