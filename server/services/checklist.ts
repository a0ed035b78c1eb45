import { clearStep, listDoneSteps, markStepDone } from "@/server/db/run-checklist";
import { textIn } from "@/server/domain/knowledge/playbook";
import type { Locale } from "@/server/domain/present/format";
import type { RunKnowledge } from "./run-knowledge";
import { playbooksOf, type RunPlaybook } from "./run-playbooks";

/** A step of a playbook for one incident. `text` is Markdown. */
export interface ChecklistStep {
  id: string;
  text: string;
  done: { at: Date; by: string | null } | null;
}

/** The playbook of an incident as a checklist. */
export interface Checklist {
  playbookId: number;
  title: string;
  owner: string | null;
  status: RunPlaybook["status"];
  steps: ChecklistStep[];
}

/** The checklist of an incident in the reader's language; null where no playbook fits its problem. */
export async function findChecklist(incident: { runId: number; problemId: number }, knowledge: RunKnowledge, locale: Locale): Promise<Checklist | null> {
  const playbook = (await playbooksOf(knowledge, [incident.problemId])).get(incident.problemId);
  if (playbook === undefined) return null;
  const { playbookId, status } = playbook;
  const done = new Map((await listDoneSteps({ ...incident, playbookId })).map((step) => [step.stepId, { at: step.doneAt, by: step.doneBy }]));
  return {
    playbookId,
    status,
    title: textIn(playbook.title, locale),
    owner: textIn(playbook.owner, locale) || null,
    steps: playbook.steps.map((step) => ({ id: step.id, text: textIn(step.text, locale), done: done.get(step.id) ?? null })),
  };
}

/** A tick on or off a checklist. */
export interface StepMark {
  runId: number;
  problemId: number;
  playbookId: number;
  stepId: string;
  isDone: boolean;
  userId: number;
}

/** Remembers that a step was done, and by whom; or takes that back. */
export async function setStep({ stepId, isDone, userId, ...key }: StepMark): Promise<void> {
  if (isDone) await markStepDone(key, stepId, userId);
  else await clearStep(key, stepId);
}
