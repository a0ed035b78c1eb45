import { linkKey } from "@/server/domain/knowledge/knowledge";
import { formatId, type Locale } from "@/server/domain/present/format";
import type { KnowledgeAddress, KnowledgeSort } from "./knowledge-address";
import { isTouched, type AnomalyView, type ProblemView } from "./join-view";
import { footKey, rowKey } from "./row-key";

/** How often something was found in completed runs, and when last (milliseconds since 1970; null: not, or without a time). */
export interface Usage {
  findings: number;
  lastMs: number | null;
}

/** Usage by `linkKey`, and the last sight of problems by id. */
export interface UsageIndex {
  pairs: Map<string, Usage>;
  problems: Map<number, number | null>;
}

/** One line of the table. */
export type TableRow =
  | { kind: "problem"; key: string; problem: ProblemView; usage: Usage; isOpen: boolean; matching: number | null }
  | { kind: "anomaly"; key: string; problem: ProblemView; anomaly: AnomalyView; usage: Usage }
  | { kind: "foot"; key: string; problem: ProblemView };

export interface ListedRows {
  rows: TableRow[];
  /** Problems by filter, the search aside. */
  counts: { all: number; empty: number; changed: number };
}

/** What to show; the reader's locale is given, so that server and browser sort alike. */
type Listing = Pick<KnowledgeAddress, "query" | "filter" | "sort" | "direction" | "open"> & {
  locale: Locale;
  /** The problem that is written in: it stays whatever the filter, until that is done. Null: none. */
  writtenIn: number | null;
};

const NO_USAGE: Usage = { findings: 0, lastMs: null };

/**
 * The lines of the table, in order. An opened problem shows all its anomalies. One that is not shows, among the changed
 * problems, those that were touched; in a search, where its own id and text have not every word, those that have.
 */
export function listRows(view: readonly ProblemView[], usage: UsageIndex, listing: Listing): ListedRows {
  const problems = view.filter(({ id }) => id !== 0);
  const isEmpty = ({ links, state }: ProblemView): boolean => links === 0 && state !== "removed";
  const counts = { all: problems.length, empty: problems.filter(isEmpty).length, changed: view.filter(isTouched).length };
  const fitsFilter = (problem: ProblemView): boolean => (listing.filter === "empty" ? isEmpty(problem) && problem.id !== 0 : listing.filter === "changed" ? isTouched(problem) : true);
  const kept = view.filter((problem) => problem.id === listing.writtenIn || fitsFilter(problem));
  const words = listing.query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const open = new Set(listing.open);
  const rows = sortProblems(kept, usage, listing).flatMap(({ problem, usage: seen }) => rowsOf(problem, seen, { words, isOpen: open.has(problem.id), isChangedOnly: listing.filter === "changed", usage }));
  return { rows, counts };
}

interface Shown {
  words: string[];
  isOpen: boolean;
  isChangedOnly: boolean;
  usage: UsageIndex;
}

function rowsOf(problem: ProblemView, seen: Usage, { words, isOpen, isChangedOnly, usage }: Shown): TableRow[] {
  const fits = (kind: "problem" | "anomaly", entry: { id: number; text: string }): boolean => {
    const text = `${formatId(kind, entry.id)} ${entry.text}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isMatch = words.length === 0 || (problem.id !== 0 && fits("problem", problem));
  const matching = isMatch ? [] : problem.anomalies.filter((anomaly) => fits("anomaly", anomaly));
  if (!isMatch && matching.length === 0) return [];
  const touched = isChangedOnly && isMatch ? problem.anomalies.filter(({ state }) => state !== "same") : [];
  const head: TableRow = { kind: "problem", key: rowKey(problem.id), problem, usage: seen, isOpen, matching: isMatch ? null : matching.length };
  const lines = (isOpen ? problem.anomalies : isMatch ? touched : matching).map((anomaly): TableRow => ({
    kind: "anomaly",
    key: rowKey(problem.id, anomaly.id),
    problem,
    anomaly,
    usage: usage.pairs.get(linkKey(problem.id, anomaly.id)) ?? NO_USAGE,
  }));
  const hasFoot = isOpen && problem.id !== 0 && problem.state !== "removed";
  return hasFoot ? [head, ...lines, { kind: "foot", key: footKey(problem.id), problem }] : [head, ...lines];
}

function sortProblems(problems: readonly ProblemView[], usage: UsageIndex, { sort, direction, locale }: Listing): { problem: ProblemView; usage: Usage }[] {
  const sign = direction === "asc" ? 1 : -1;
  const collator = new Intl.Collator(locale);
  const seen = problems.map((problem) => ({ problem, usage: usageOf(problem, usage) }));
  return seen.sort((one, other) => {
    // The group without a problem is no problem: it stays at the end.
    if (one.problem.id === 0 || other.problem.id === 0) return one.problem.id === 0 ? 1 : -1;
    return sign * compare(one, other, sort, collator) || one.problem.id - other.problem.id;
  });
}

function usageOf(problem: ProblemView, usage: UsageIndex): Usage {
  const findings = problem.anomalies.reduce((sum, { id }) => sum + (usage.pairs.get(linkKey(problem.id, id))?.findings ?? 0), 0);
  return { findings, lastMs: usage.problems.get(problem.id) ?? null };
}

type Sorted = { problem: ProblemView; usage: Usage };

function compare(one: Sorted, other: Sorted, sort: KnowledgeSort, collator: Intl.Collator): number {
  switch (sort) {
    case "id":
      return one.problem.id - other.problem.id;
    case "text":
      return collator.compare(one.problem.text, other.problem.text);
    case "links":
      return one.problem.links - other.problem.links;
    case "findings":
      return one.usage.findings - other.usage.findings;
    case "lastSeen":
      return (one.usage.lastMs ?? -Infinity) === (other.usage.lastMs ?? -Infinity) ? 0 : (one.usage.lastMs ?? -Infinity) - (other.usage.lastMs ?? -Infinity);
  }
}

/** Usage as the API has it, by what it is looked up by. */
export function indexUsage(usage: { pairs: readonly ({ problemId: number; anomalyId: number } & Usage)[]; problems: readonly { problemId: number; lastMs: number | null }[] } | undefined): UsageIndex {
  return {
    pairs: new Map(usage?.pairs.map(({ problemId, anomalyId, findings, lastMs }) => [linkKey(problemId, anomalyId), { findings, lastMs }])),
    problems: new Map(usage?.problems.map(({ problemId, lastMs }) => [problemId, lastMs])),
  };
}
