import { isWritten, type PlaybookContent, type PlaybookStep } from "@/server/domain/knowledge/playbook";

/** A playbook being written; without steps at first. */
export const EMPTY_PLAYBOOK: PlaybookContent = { priority: "medium", title: {}, owner: {}, steps: [] };

/** Moves a step to another place; one beyond the ends moves it to the end. */
export function moveStep(steps: readonly PlaybookStep[], from: number, to: number): PlaybookStep[] {
  const step = steps[from];
  if (!step) return [...steps];
  const rest = steps.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, step);
}

/** What keeps a playbook from being saved. */
export type PlaybookFault = { kind: "no-title" } | { kind: "empty-step"; number: number };

/** The first thing that is missing; null: nothing. */
export function findFault({ title, steps }: PlaybookContent): PlaybookFault | null {
  if (!isWritten(title)) return { kind: "no-title" };
  const empty = steps.findIndex(({ text }) => !isWritten(text));
  return empty < 0 ? null : { kind: "empty-step", number: empty + 1 };
}

/** The playbook as Markdown, for a ticket or a chat. */
export function playbookMarkdown(title: string, steps: readonly string[]): string {
  // Lines after the first belong to the item when they are indented.
  const items = steps.map((step, index) => `${String(index + 1)}. ${step.replaceAll("\n", "\n   ")}`);
  return [`## ${title}`, "", ...items, ""].join("\n");
}
