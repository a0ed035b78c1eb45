"use client";

import { ScrollArea, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { textIn } from "@/server/domain/knowledge/playbook";
import { formatId } from "@/server/domain/present/format";
import { EntryChanges } from "./entry-changes";
import classes from "./playbooks.module.css";
import type { ImportPreview as Preview } from "./use-import-playbooks";

export type EntryPreview = Preview["entries"][number];

const KINDS = ["new", "changed", "same"] as const;

/** What a file would change: its playbooks that are new, that change, and that are as they were. */
export function ImportPreview({ entries, isWhole }: { entries: readonly EntryPreview[]; isWhole: boolean }) {
  const t = useTranslations("playbooks.files");
  if (entries.length === 0) return isWhole ? <Text fw={500}>{t("empty")}</Text> : null;
  const isNothing = isWhole && entries.every(({ kind }) => kind === "same");
  return (
    <ScrollArea.Autosize mah={360} type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": t("title") }}>
      {isNothing ? <Text fw={500}>{t("nothing")}</Text> : null}
      {KINDS.map((kind) => (
        <Entries key={kind} kind={kind} entries={entries.filter((entry) => entry.kind === kind)} />
      ))}
    </ScrollArea.Autosize>
  );
}

function Entries({ kind, entries }: { kind: EntryPreview["kind"]; entries: readonly EntryPreview[] }) {
  const t = useTranslations("playbooks.files");
  const format = useFormat();
  const heading = useId();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className={classes.importKind}>
        {t(kind)} <span className={classes.dim}>{format.number(entries.length)}</span>
      </h3>
      <ul className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.place} className={classes.importEntry}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: EntryPreview }) {
  const t = useTranslations("playbooks.files");
  const locale = useLocale();
  const { known, title, steps, changes, isReordered, problems, passed } = entry;
  const isRevised = changes.length > 0 || isReordered;
  return (
    <>
      <span className={classes.name}>{textIn(title, locale)}</span>{" "}
      <span className={classes.dim}>{known === null ? t("newOne", { steps }) : entry.kind === "same" ? null : isRevised ? t("newRevision", { number: known.number + 1 }) : t("onlyProblems")}</span>
      {isRevised ? <EntryChanges changes={changes} isReordered={isReordered} /> : null}
      {problems.map(({ knowledgeBaseId, problemId, insteadOf }) => {
        const id = formatId("problem", problemId);
        return (
          <p key={`${String(knowledgeBaseId)}-${String(problemId)}`} className={insteadOf ? classes.warn : classes.facts}>
            {insteadOf ? t("takesOver", { id, title: textIn(insteadOf, locale) }) : t("confirms", { id })}
          </p>
        );
      })}
      {passed.map(({ knowledgeBase, id, text, reason }, index) => (
        <p key={index} className={classes.dim}>
          {t(`passed.${reason}`, { id: id === null ? "" : formatId("problem", id), text: text ?? "", base: knowledgeBase })}
        </p>
      ))}
    </>
  );
}
