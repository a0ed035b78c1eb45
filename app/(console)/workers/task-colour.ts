import { STAGES } from "@/server/domain/pipeline";

const isStage = (task: string): boolean => STAGES.some((stage) => stage === task);

/** The colour of a task's stage; what is no stage is grey. */
export function taskColour(task: string): string {
  return isStage(task) ? `var(--stage-${task})` : "var(--text-3)";
}

/** The colour of text on it. */
export function onTaskColour(task: string): string {
  return isStage(task) ? `var(--on-stage-${task})` : "var(--surface)";
}
