"use client";

import { useTranslations } from "next-intl";
import { TextChange } from "@/app/_components/text-change";
import type { PlaybookChange } from "@/server/domain/knowledge/diff-playbook";
import { PRIORITIES } from "@/server/domain/knowledge/playbook";
import classes from "./playbooks.module.css";

/** Changes shown of one playbook; more are a number. */
const SHOWN = 40;

/** What an import would change in one playbook, text by text. */
export function EntryChanges({ changes, isReordered }: { changes: readonly PlaybookChange[]; isReordered: boolean }) {
  const t = useTranslations("playbooks.files");
  return (
    <ul className={classes.changes}>
      {changes.slice(0, SHOWN).map((change, index) => (
        <li key={index}>
          <Change change={change} />
        </li>
      ))}
      {changes.length > SHOWN ? <li className={classes.dim}>{t("more", { count: changes.length - SHOWN })}</li> : null}
      {isReordered ? <li>{t("reordered")}</li> : null}
    </ul>
  );
}

function Change({ change: { part, number, language, before, after } }: { change: PlaybookChange }) {
  const t = useTranslations("playbooks.files");
  const priorities = useTranslations("common.priority");
  const name = t(`part.${part}`, { number: number ?? 0 });
  const shown = (text: string): string => {
    const priority = PRIORITIES.find((each) => part === "priority" && each === text);
    return priority ? priorities(priority) : text;
  };
  return (
    <>
      <span className={classes.dim}>{language === null ? name : t("inLanguage", { part: name, language })}</span>{" "}
      <TextChange before={before === null ? null : shown(before)} after={after === null ? null : shown(after)} />
    </>
  );
}
