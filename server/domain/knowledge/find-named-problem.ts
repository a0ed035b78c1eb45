import { getOrMake } from "../get-or-make";
import type { NamedProblem } from "./playbook-file";

/** A knowledge base that a file names, with its problems as they are now. */
export interface KnownBase {
  id: number;
  name: string;
  problems: { id: number; text: string }[];
}

export interface ProblemRef {
  knowledgeBaseId: number;
  problemId: number;
}

/** A problem of the file that is not here, for which nothing is confirmed. */
export interface PassedProblem extends NamedProblem {
  reason: "no-base" | "no-problem" | "other-text";
}

export type FoundProblem = ({ kind: "found" } & ProblemRef) | { kind: "passed"; problem: PassedProblem };

/** One text for a problem. */
export const problemKey = ({ knowledgeBaseId, problemId }: ProblemRef): string => `${String(knowledgeBaseId)} ${String(problemId)}`;

/** The problems of all knowledge bases of one name. */
interface Named {
  baseIds: Set<number>;
  byId: Map<number, ProblemRef[]>;
  byText: Map<string, ProblemRef[]>;
}

/**
 * Looks problems up as files name them.
 * @returns for a problem, and those the playbook is confirmed for already, what is meant
 */
export function problemFinder(bases: readonly KnownBase[]): (problem: NamedProblem, confirmedFor: readonly ProblemRef[]) => FoundProblem {
  const byName = indexBases(bases);
  return (problem, confirmedFor) => {
    const { id, text } = problem;
    const named = byName.get(problem.knowledgeBase);
    if (named === undefined) return { kind: "passed", problem: { ...problem, reason: "no-base" } };
    // It may have another text by now, or be gone from the knowledge base: confirmed it is all the same.
    const confirmed = confirmedFor.find(({ knowledgeBaseId, problemId }) => problemId === id && named.baseIds.has(knowledgeBaseId));
    if (confirmed) return { kind: "found", knowledgeBaseId: confirmed.knowledgeBaseId, problemId: confirmed.problemId };
    const ofId = id === null ? [] : (named.byId.get(id) ?? []);
    // An id alone is not enough where a text is given: in another installation the same id may be another problem.
    const fitting = text === null ? ofId : (named.byText.get(text) ?? []);
    const chosen = fitting.find(({ problemId }) => problemId === id) ?? fitting[0];
    if (chosen) return { kind: "found", ...chosen };
    return { kind: "passed", problem: { ...problem, reason: ofId.length > 0 ? "other-text" : "no-problem" } };
  };
}

function indexBases(bases: readonly KnownBase[]): Map<string, Named> {
  const byName = new Map<string, Named>();
  for (const { id: knowledgeBaseId, name, problems } of bases) {
    const { baseIds, byId, byText } = getOrMake(byName, name, () => ({ baseIds: new Set(), byId: new Map(), byText: new Map() }));
    baseIds.add(knowledgeBaseId);
    for (const { id: problemId, text } of problems) {
      getOrMake(byId, problemId, () => []).push({ knowledgeBaseId, problemId });
      getOrMake(byText, text, () => []).push({ knowledgeBaseId, problemId });
    }
  }
  return byName;
}
