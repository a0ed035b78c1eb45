/** A text in the languages it was written in. */
export interface Bilingual {
  en?: string;
  ru?: string;
}

/** One step of a playbook. Its id outlives edits and moves: a checklist remembers it. Text is Markdown. */
export interface PlaybookStep {
  id: string;
  text: Bilingual;
}

export const PRIORITIES = ["critical", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What one revision of a playbook says. */
export interface PlaybookContent {
  priority: Priority;
  title: Bilingual;
  owner: Bilingual;
  steps: PlaybookStep[];
}

/** The text in the wished language, else in the other one; empty where it was never written. */
export function textIn(text: Bilingual, locale: "en" | "ru"): string {
  const other = locale === "en" ? text.ru : text.en;
  return text[locale] || other || "";
}

/** One text for a content, equal exactly where the contents are (an empty text is one that was not written). */
export function playbookKey({ priority, title, owner, steps }: PlaybookContent): string {
  const pair = (text: Bilingual): [string, string] => [text.en ?? "", text.ru ?? ""];
  return JSON.stringify([priority, pair(title), pair(owner), steps.map(({ id, text }) => [id, ...pair(text)])]);
}

/** An id that none of these is: a checklist must not take a new step for an old one. @param used ids that steps of the playbook have or had */
export function nextStepId(used: Iterable<string>): string {
  const numbers = [...used].map((id) => (/^\d+$/.test(id) ? Number(id) : 0));
  return String(Math.max(0, ...numbers) + 1);
}

/** Whether there is a text in one language at least. */
export function isWritten({ en = "", ru = "" }: Bilingual): boolean {
  return en.trim() !== "" || ru.trim() !== "";
}
