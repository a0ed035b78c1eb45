import { STAGES } from "@/server/domain/pipeline";

/** The colour of a task's stage; what is no stage is grey. */
export function taskColour(task: string): string {
  return STAGES.some((stage) => stage === task) ? `var(--stage-${task})` : "var(--text-3)";
}
