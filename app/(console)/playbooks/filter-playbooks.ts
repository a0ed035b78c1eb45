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

/**
 * The playbooks that a search and filters leave, in the order asked for. A word may stand in either language.
 * @param locale of the reader: given, so that server and browser sort alike
 */
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
  const collator = new Intl.Collator(locale);
  const byTitle = (one: T, other: T): number => collator.compare(textIn(one.title, locale), textIn(other.title, locale));
  const byOwner = (one: T, other: T): number => collator.compare(textIn(one.owner, locale), textIn(other.owner, locale));
  const compare = { priority: byPriority, title: byTitle, owner: byOwner, updated: byChange }[address.sort];
  return kept.sort((one, other) => sign * compare(one, other) || byTitle(one, other) || one.id - other.id);
}

function hasWords(playbook: ListedPlaybook, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const problems = playbook.confirmedFor.map(({ problemId, text }) => `${formatId("problem", problemId)} ${text ?? ""}`);
  const text = [both(playbook.title), both(playbook.owner), ...playbook.steps.map((step) => both(step.text)), ...problems].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

// The list of priorities begins with the most urgent.
const byPriority = (one: ListedPlaybook, other: ListedPlaybook): number => PRIORITIES.indexOf(other.priority) - PRIORITIES.indexOf(one.priority);
const byChange = (one: ListedPlaybook, other: ListedPlaybook): number => one.updatedAt.getTime() - other.updatedAt.getTime();

/** Every owner there is, by name in the reader's language. */
export function ownersOf(playbooks: readonly ListedPlaybook[], locale: Locale): string[] {
  const names = playbooks.map(({ owner }) => textIn(owner, locale)).filter((name) => name !== "");
  return [...new Set(names)].sort(new Intl.Collator(locale).compare);
}
