import { sortKnowledge, type Knowledge, type KnowledgeEntry } from "./knowledge";
import { PRIORITIES, type PlaybookContent, type Priority } from "./playbook";

/** A problem as the files in `knowledge/` have it. */
export interface ShippedProblem {
  id: number;
  text: string;
  domain: string;
  anomalies: KnowledgeEntry[];
  playbook: {
    priority: string;
    owner: { en: string; ru: string };
    en: { title: string; steps: string[] };
    ru: { title: string; steps: string[] };
  };
}

/** An anomaly of several problems: `knowledge/shared.json`. */
export interface ShippedShared extends KnowledgeEntry {
  problems: number[];
}

/** The knowledge base that the shipped files make up. */
export function shippedKnowledge(problems: readonly ShippedProblem[], shared: readonly ShippedShared[]): Knowledge {
  const own = problems.flatMap((problem) => problem.anomalies.map(({ id }) => ({ anomalyId: id, problemId: problem.id })));
  const common = shared.flatMap((anomaly) => anomaly.problems.map((problemId) => ({ anomalyId: anomaly.id, problemId })));
  return sortKnowledge({
    problems: problems.map(({ id, text }) => ({ id, text })),
    anomalies: [...problems.flatMap(({ anomalies }) => anomalies), ...shared].map(({ id, text }) => ({ id, text })),
    links: [...own, ...common],
  });
}

/**
 * The playbook of a shipped problem. Step ids are the places in the file, so a reworded step keeps its ticks.
 * @throws Error where the priority is none of ours
 */
export function shippedPlaybook({ id, playbook }: ShippedProblem): PlaybookContent {
  const { priority, owner, en, ru } = playbook;
  if (!isPriority(priority)) throw new Error(`Problem ${id}: "${priority}" is no priority.`);
  return {
    priority,
    title: { en: en.title, ru: ru.title },
    owner,
    steps: en.steps.map((text, index) => ({ id: String(index + 1), text: { en: text, ru: ru.steps[index] ?? "" } })),
  };
}

const isPriority = (word: string): word is Priority => (PRIORITIES as readonly string[]).includes(word);
