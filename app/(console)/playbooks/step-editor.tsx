"use client";

import { ActionIcon, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segments } from "@/app/_components/segments";
import type { Bilingual, PlaybookStep } from "@/server/domain/knowledge/playbook";
import type { Locale } from "@/server/domain/present/format";
import { MarkdownText } from "./markdown-text";
import classes from "./playbooks.module.css";

interface StepEditorProps {
  step: PlaybookStep;
  /** Its place, from 1. */
  number: number;
  language: Locale;
  isFirst: boolean;
  isLast: boolean;
  onText: (text: Bilingual) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onDragStart: () => void;
  onDragEnd: () => void;
}

/** One step being written: its text or how it will look, the other language beside it, and its place. */
export function StepEditor({ step, number, language, isFirst, isLast, onText, onMove, onRemove, onDragStart, onDragEnd }: StepEditorProps) {
  const t = useTranslations("playbooks.editor");
  const [mode, setMode] = useState<"write" | "preview">("write");
  const other = step.text[language === "en" ? "ru" : "en"] ?? "";
  const text = step.text[language] ?? "";
  return (
    <>
      <div className={classes.stepHead}>
        <span className={classes.grip} draggable title={t("drag", { number })} onDragStart={onDragStart} onDragEnd={onDragEnd}>
          <IconGripVertical size={16} stroke={1.75} aria-hidden />
        </span>
        <span className={classes.name}>{t("step", { number })}</span>
        <span className={classes.stepActions}>
          <Segments label={t("step", { number })} value={mode} onChange={setMode} choices={(["write", "preview"] as const).map((value) => ({ value, label: t(value) }))} />
          <ActionIcon aria-label={t("up", { number })} disabled={isFirst} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("down", { number })} disabled={isLast} onClick={() => onMove(1)}>
            <IconArrowDown size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("remove", { number })} onClick={onRemove}>
            <IconTrash size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <div className={classes.sides}>
        {mode === "write" ? (
          <Textarea
            aria-label={t("step", { number })}
            lang={language}
            autosize
            minRows={2}
            maxRows={16}
            maxLength={10_000}
            value={text}
            onChange={(event) => onText({ ...step.text, [language]: event.currentTarget.value })}
          />
        ) : (
          <div className={classes.preview} lang={language}>
            {text === "" ? <p className={classes.dim}>{t(`missingIn.${language}`)}</p> : <MarkdownText text={text} />}
          </div>
        )}
        {other === "" ? null : (
          <div className={classes.reference} lang={language === "en" ? "ru" : "en"}>
            <p className={classes.dim}>{t("reference")}</p>
            <MarkdownText text={other} />
          </div>
        )}
      </div>
    </>
  );
}
