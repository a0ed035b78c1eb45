"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { MessageButton } from "@/app/_components/message-button";
import { useKeptFocus } from "@/app/_lib/use-kept-focus";
import { nextStepId, type PlaybookStep } from "@/server/domain/knowledge/playbook";
import type { Locale } from "@/server/domain/present/format";
import { moveStep } from "./edit-playbook";
import classes from "./playbooks.module.css";
import { StepEditor } from "./step-editor";

interface StepListProps {
  steps: PlaybookStep[];
  usedIds: string[];
  language: Locale;
  onChange: (steps: PlaybookStep[]) => void;
}

/** The steps in their order: written, moved by buttons or by dragging, added, removed with an undo. */
export function StepList({ steps, usedIds, language, onChange }: StepListProps) {
  const t = useTranslations("playbooks.editor");
  const words = useTranslations("playbooks");
  const section = useKeptFocus();
  const [dragged, setDragged] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  // An undo may come after further edits: it puts the step back into the list of then.
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  }, [steps]);
  // A step that was added and removed may come back by its undo: its id stays taken.
  const given = useRef<string[]>([]);
  const remove = (index: number): void => {
    const step = steps[index];
    if (!step) return;
    onChange(steps.toSpliced(index, 1));
    const id = `step-${step.id}`;
    const onUndo = (): void => {
      notifications.hide(id);
      onChange(latest.current.toSpliced(index, 0, step));
    };
    notifications.show({ id, message: <MessageButton text={t("removed", { number: index + 1 })} button={t("undo")} onPress={onUndo} /> });
  };
  const drop = (): void => {
    if (dragged !== null && target !== null) onChange(moveStep(steps, dragged, target));
    setDragged(null);
    setTarget(null);
  };
  const add = (): void => {
    const id = nextStepId([...usedIds, ...given.current, ...steps.map((step) => step.id)]);
    given.current.push(id);
    onChange([...steps, { id, text: {} }]);
  };
  return (
    <section ref={section} aria-label={words("steps")}>
      {steps.length > 0 ? <p className={classes.hint}>{t("stepHint")}</p> : null}
      <ol className={classes.editSteps}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={classes.editStep}
            data-dragged={index === dragged || undefined}
            data-target={(index === target && target !== dragged) || undefined}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setTarget(index);
            }}
            onDrop={drop}
          >
            <StepEditor
              step={step}
              number={index + 1}
              language={language}
              isFirst={index === 0}
              isLast={index === steps.length - 1}
              onText={(text) => onChange(steps.with(index, { ...step, text }))}
              onMove={(by) => onChange(moveStep(steps, index, index + by))}
              onRemove={() => remove(index)}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => {
                setDragged(null);
                setTarget(null);
              }}
            />
          </li>
        ))}
      </ol>
      <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={add}>
        {t("addStep")}
      </Button>
    </section>
  );
}
