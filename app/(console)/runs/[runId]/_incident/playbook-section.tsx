"use client";

import { Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import Markdown from "react-markdown";
import { useCan, usePerson } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { Checklist, ChecklistStep, IncidentPage } from "@/server/api/run";
import { useRun } from "../_view/run-context";
import classes from "./side-sections.module.css";

interface PlaybookSectionProps {
  problemId: number;
  checklist: IncidentPage["checklist"];
}

/** What to do, as a checklist that remembers who did what and when. */
export function PlaybookSection({ problemId, checklist }: PlaybookSectionProps) {
  const words = useTranslations("incident.playbook");
  const { format } = useRun();
  const setStep = useStepMark(problemId);
  if (checklist === null) {
    return (
      <section>
        <header className={classes.head}>
          <h3>{words("title")}</h3>
        </header>
        <p className={classes.minor}>{words("none")}</p>
      </section>
    );
  }
  const done = checklist.steps.filter((step) => step.done !== null).length;
  return (
    <section>
      <header className={classes.head}>
        <h3>{words("title")}</h3>
        {checklist.owner === null ? null : <span>{checklist.owner}</span>}
        <span className={classes.right}>{words("done", { done: format.number(done), steps: format.number(checklist.steps.length) })}</span>
      </header>
      <p className={classes.title}>{checklist.title}</p>
      {checklist.status === "suggested" ? <p className={classes.minor}>{words("suggested")}</p> : null}
      <ol className={classes.list}>
        {checklist.steps.map((step, at) => (
          <Step key={step.id} step={step} number={at + 1} onMark={(isDone) => setStep(checklist, step.id, isDone)} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, number, onMark }: { step: ChecklistStep; number: number; onMark(isDone: boolean): void }) {
  const words = useTranslations("incident");
  const own = useFormat();
  const canMark = useCan("analyst");
  return (
    <li className={classes.step} data-done={step.done !== null || undefined}>
      <Checkbox checked={step.done !== null} disabled={!canMark} onChange={(event) => onMark(event.currentTarget.checked)} aria-label={words("playbook.step", { n: own.number(number) })} />
      <div className={classes.what}>
        <Markdown components={{ p: ({ children }) => <p>{children}</p> }}>{step.text}</Markdown>
        {step.done === null ? null : <span className={classes.minor}>{words("playbook.doneBy", { who: step.done.by ?? words("match.someone"), when: own.dayMinute(step.done.at.getTime()) })}</span>}
      </div>
    </li>
  );
}

/** Marks a step at once and takes it back where the server did not. */
function useStepMark(problemId: number): (checklist: Checklist, stepId: string, isDone: boolean) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const person = usePerson();
  const locale = useLocale();
  const { runId } = useRun();
  const { queryKey } = trpc.run.incident.queryOptions({ runId, problemId, locale });
  const mutation = useMutation(
    trpc.run.setStep.mutationOptions({
      onMutate: ({ stepId, isDone }) => {
        const before = queryClient.getQueryData(queryKey);
        const done = isDone ? { at: new Date(), by: person.name } : null;
        queryClient.setQueryData(queryKey, (page) => page && { ...page, checklist: page.checklist && { ...page.checklist, steps: page.checklist.steps.map((step) => (step.id === stepId ? { ...step, done } : step)) } });
        return { before };
      },
      onError: (error, _input, context) => {
        queryClient.setQueryData(queryKey, context?.before);
        notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" });
      },
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey });
        void queryClient.invalidateQueries({ queryKey: trpc.run.playbookProgress.queryKey() });
      },
    }),
  );
  return (checklist, stepId, isDone) => mutation.mutate({ runId, problemId, playbookId: checklist.playbookId, stepId, isDone });
}
