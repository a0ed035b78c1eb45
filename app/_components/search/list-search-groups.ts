import type { FoundPlaybook, FoundProblem, FoundRun } from "@/server/api/search";
import { textIn } from "@/server/domain/knowledge/playbook";
import { formatId, type Locale } from "@/server/domain/present/format";
import { NAVIGATION, type NavigationItem } from "../navigation-items";

export interface SearchItem {
  href: string;
  label: string;
  /** What tells it from others of its name. */
  note: string | null;
}

export interface SearchGroup {
  name: "pages" | "runs" | "problems" | "playbooks";
  items: SearchItem[];
}

interface SearchInput {
  text: string;
  /** Whether what was found answers an earlier text: the server has not been asked, or has not answered yet. */
  isEarlier?: boolean;
  /** Undefined while nothing was asked or answered. */
  found: { runs: FoundRun[]; problems: FoundProblem[]; playbooks: FoundPlaybook[] } | undefined;
  locale: Locale;
  pageName: (name: NavigationItem["name"]) => string;
  statusName: (status: FoundRun["status"]) => string;
  instant: (at: Date) => string;
  baseName: (name: string) => string;
}

/**
 * What the search offers, in groups; those that hold nothing are left out. Pages match from the first letter, the rest as the
 * server found it; of what it found for an earlier text only what has the present one in its name, or Enter would open another.
 */
export function listSearchGroups({ text, isEarlier = false, found, locale, pageName, statusName, instant, baseName }: SearchInput): SearchGroup[] {
  const sought = text.trim().toLocaleLowerCase(locale);
  const hasText = ({ label }: SearchItem): boolean => label.toLocaleLowerCase(locale).includes(sought);
  const stillFits = (item: SearchItem): boolean => !isEarlier || hasText(item);
  const pages = NAVIGATION.map(({ name, href }) => ({ href, label: pageName(name), note: null })).filter(hasText);
  const runs = (found?.runs ?? []).map(({ id, name, status, createdAt }) => ({ href: `/runs/${String(id)}`, label: name, note: `${statusName(status)} · ${instant(createdAt)}` }));
  const problems = (found?.problems ?? []).map(({ knowledgeBaseId, knowledgeBase, problemId, text: label }) => ({
    href: `/knowledge-base?kb=${String(knowledgeBaseId)}&q=${encodeURIComponent(label)}&open=${String(problemId)}`,
    label: `${formatId("problem", problemId)}  ${label}`,
    note: baseName(knowledgeBase),
  }));
  const playbooks = (found?.playbooks ?? []).map(({ id, title, owner }) => ({ href: `/playbooks/${String(id)}`, label: textIn(title, locale), note: textIn(owner, locale) || null }));
  const groups: SearchGroup[] = [
    { name: "pages", items: pages },
    { name: "runs", items: runs.filter(stillFits) },
    { name: "problems", items: problems.filter(stillFits) },
    { name: "playbooks", items: playbooks.filter(stillFits) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
