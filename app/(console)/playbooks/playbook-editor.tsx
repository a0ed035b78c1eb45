"use client";

import { Button, Select, TextInput } from "@mantine/core";
import { useTranslations, useLocale } from "next-intl";
import { useState } from "react";
import { PageBody } from "@/app/_components/page-body";
import { PageHeader } from "@/app/_components/page-header";
import { Segments } from "@/app/_components/segments";
import { PRIORITIES, playbookKey, textIn, type Bilingual, type PlaybookContent } from "@/server/domain/knowledge/playbook";
import { formatId, LOCALES, type Locale } from "@/server/domain/present/format";
import { EMPTY_PLAYBOOK, findFault } from "./edit-playbook";
import classes from "./playbooks.module.css";
import { StepList } from "./step-list";
import { useKeepPlaybook } from "./use-keep-playbook";
import { useLeaveGuard } from "./use-leave-guard";

interface PlaybookEditorProps {
  /** The newest revision of a playbook; null: a new one. */
  playbook: ({ id: number; number: number } & PlaybookContent) | null;
  /** Step ids that this playbook has or had. */
  usedIds: string[];
  /** The problem a new one is confirmed for. */
  problem: { knowledgeBaseId: number; problemId: number } | null;
  /** @param id of the playbook that was saved; null: nothing was */
  onDone: (id: number | null) => void;
}

/** Each language by its own name, the same for every reader. */
const LANGUAGE_NAMES: Record<Locale, string> = { en: "English", ru: "Русский" };

function contentOf({ priority, title, owner, steps }: PlaybookContent): PlaybookContent {
  return { priority, title, owner, steps };
}

/** Writes a playbook, one language at a time, the other one beside it. */
export function PlaybookEditor({ playbook, usedIds, problem, onDone }: PlaybookEditorProps) {
  const t = useTranslations("playbooks.editor");
  const priorities = useTranslations("common.priority");
  const locale = useLocale();
  // Kept as it was at first: somebody's save meanwhile must not change the text under the writer's hands.
  const [initial] = useState(() => (playbook ? contentOf(playbook) : EMPTY_PLAYBOOK));
  const [content, setContent] = useState(initial);
  const [language, setLanguage] = useState<Locale>(locale);
  const [basedOn] = useState(playbook?.number ?? 0);
  const isChanged = playbookKey(content) !== playbookKey(initial);
  const { leave, leaveUnasked } = useLeaveGuard(isChanged);
  const keep = useKeepPlaybook({ playbookId: playbook?.id ?? null, basedOn, problem, onDone: (id) => leaveUnasked(() => onDone(id)) });
  const fault = findFault(content);
  const set = (part: Partial<PlaybookContent>): void => setContent((before) => ({ ...before, ...part }));
  const next = (keep.savedMeanwhile ?? basedOn) + 1;
  return (
    <PageBody>
      <PageHeader
        title={playbook ? t("titleEdit") : t("titleNew")}
        actions={
          <>
            <Button variant="default" onClick={() => leave(() => onDone(null))}>
              {t("cancel")}
            </Button>
            <Button onClick={() => keep.run(content)} loading={keep.isBusy || keep.isDone} disabled={fault !== null || !isChanged}>
              {keep.savedMeanwhile !== null ? t("saveOver", { number: next }) : playbook ? t("save", { number: next }) : t("create")}
            </Button>
          </>
        }
      />
      {problem ? <p className={classes.facts}>{t("forProblem", { id: formatId("problem", problem.problemId) })}</p> : null}
      {keep.savedMeanwhile !== null ? <p className={classes.warn}>{t("changedMeanwhile", { number: keep.savedMeanwhile })}</p> : null}
      {isChanged && fault ? <p className={classes.fault}>{fault.kind === "no-title" ? t("missingTitle") : t("emptyStep", { number: fault.number })}</p> : null}
      <section className={classes.form}>
        <Segments label={t("language")} value={language} onChange={setLanguage} choices={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
        <TextField label={t("title")} text={content.title} language={language} max={200} onChange={(title) => set({ title })} />
        <TextField label={t("owner")} text={content.owner} language={language} max={200} onChange={(owner) => set({ owner })} />
        <Select
          label={t("priority")}
          allowDeselect={false}
          value={content.priority}
          onChange={(value) => set({ priority: PRIORITIES.find((each) => each === value) ?? content.priority })}
          data={PRIORITIES.map((value) => ({ value, label: priorities(value) }))}
        />
      </section>
      <StepList steps={content.steps} usedIds={usedIds} language={language} onChange={(steps) => set({ steps })} />
    </PageBody>
  );
}

interface TextFieldProps {
  label: string;
  text: Bilingual;
  language: Locale;
  max: number;
  onChange: (text: Bilingual) => void;
}

function TextField({ label, text, language, max, onChange }: TextFieldProps) {
  const other = textIn(text, language === "en" ? "ru" : "en");
  return <TextInput label={label} value={text[language] ?? ""} placeholder={text[language] ? undefined : other} maxLength={max} lang={language} onChange={(event) => onChange({ ...text, [language]: event.currentTarget.value })} />;
}
