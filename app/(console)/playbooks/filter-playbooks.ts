import { PRIORITIES, textIn, type Bilingual, type PlaybookContent } from "@/server/domain/knowledge/playbook";
import { formatId, type Locale } from "@/server/domain/present/format";
import type { PlaybooksAddress } from "./playbooks-address";

/** What the list needs of a playbook. */
export interface ListedPlaybook extends PlaybookContent {
  id: number;
  updatedAt: Date;
  confirmedFor: readonly { problemId: number; text: string | null }[];
}

const both = ({ en = "", ru = "" }: Bilingual): string => `${en} ${ru}`;

/** The playbooks that a search and filters leave, in the order asked for. A word may stand in either language. */
export function filterPlaybooks<T extends ListedPlaybook>(playbooks: readonly T[], address: PlaybooksAddress, locale: Locale): T[] {
  const words = address.query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const kept = playbooks.filter(
    (playbook) =>
      (address.priority === null || playbook.priority === address.priority) &&
      (address.owner === null || textIn(playbook.owner, locale) === address.owner) &&
      (!address.isUnconfirmed || playbook.confirmedFor.length === 0) &&
      hasWords(playbook, words),
  );
  const sign = address.direction === "asc" ? 1 : -1;
  return kept.sort((one, other) => sign * compare(one, other, address, locale) || textIn(one.title, locale).localeCompare(textIn(other.title, locale)) || one.id - other.id);
}

function hasWords(playbook: ListedPlaybook, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const problems = playbook.confirmedFor.map(({ problemId, text }) => `${formatId("problem", problemId)} ${text ?? ""}`);
  const text = [both(playbook.title), both(playbook.owner), ...playbook.steps.map((step) => both(step.text)), ...problems].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function compare(one: ListedPlaybook, other: ListedPlaybook, { sort }: PlaybooksAddress, locale: Locale): number {
  switch (sort) {
    case "priority":
      // The list of priorities begins with the most urgent.
      return PRIORITIES.indexOf(other.priority) - PRIORITIES.indexOf(one.priority);
    case "title":
      return textIn(one.title, locale).localeCompare(textIn(other.title, locale));
    case "owner":
      return textIn(one.owner, locale).localeCompare(textIn(other.owner, locale));
    case "updated":
      return one.updatedAt.getTime() - other.updatedAt.getTime();
  }
}

/** Every owner there is, by name in the reader's language. */
export function ownersOf(playbooks: readonly ListedPlaybook[], locale: Locale): string[] {
  const names = playbooks.map(({ owner }) => textIn(owner, locale)).filter((name) => name !== "");
  return [...new Set(names)].sort((one, other) => one.localeCompare(other));
}
