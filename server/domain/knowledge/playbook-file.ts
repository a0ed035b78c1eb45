import type { Bilingual, PlaybookContent, Priority } from "./playbook";

/** The version of the form below: a file of another one is not read. */
export const PLAYBOOK_FILE_VERSION = 1;

/** A problem as a person may name it: by its knowledge base, and its id or its text or both. */
export interface NamedProblem {
  knowledgeBase: string;
  id: number | null;
  text: string | null;
}

/** A playbook as a file has it. */
export interface PlaybookEntry {
  /** The same in every installation; null: written by hand. */
  key: string | null;
  priority: Priority;
  title: Bilingual;
  owner: Bilingual;
  problems: NamedProblem[];
  /** The id of a step is null where somebody wrote it by hand. */
  steps: { id: string | null; text: Bilingual }[];
}

/** An entry and which of the file's playbooks it is, from 1. */
export interface PlacedEntry extends PlaybookEntry {
  place: number;
}

/** What is wrong in a file, or in one of its playbooks: the first thing of each. */
export interface PlaybookFault {
  /** Which of the file's playbooks, from 1; 0 is the file as a whole. */
  place: number;
  title: Bilingual;
  code: PlaybookFaultCode;
  params: Record<string, string | number>;
}

export type PlaybookFaultCode =
  | "not-json"
  | "not-json-at"
  | "not-a-file"
  | "other-version"
  | "not-a-playbook"
  | "unknown-field"
  | "missing"
  | "empty"
  | "wrong-type"
  | "wrong-number"
  | "too-long"
  | "too-many"
  | "no-priority"
  | "no-problem-named"
  | "unreadable-character"
  | "two-steps"
  | "twice"
  | "several"
  | "problem-twice"
  | "more";

/** A playbook on its way into a file. */
interface ExportedPlaybook extends PlaybookContent {
  key: string;
  confirmedFor: readonly { knowledgeBase: string; problemId: number; text: string | null }[];
}

/** Writes playbooks as a file that a person can read and change, and that can be imported again. */
export function writePlaybookFile(playbooks: readonly ExportedPlaybook[]): string {
  const entries = playbooks.map(({ key, title, priority, owner, confirmedFor, steps }) => ({
    id: key,
    title: written(title),
    priority,
    owner: written(owner),
    problems: confirmedFor.map(({ knowledgeBase, problemId, text }) => ({ knowledgeBase, id: problemId, ...(text === null ? {} : { text }) })),
    steps: steps.map(({ id, text }) => ({ id, text: written(text) })),
  }));
  return `${JSON.stringify({ schemaVersion: PLAYBOOK_FILE_VERSION, playbooks: entries }, null, 2)}\n`;
}

const written = ({ en, ru }: Bilingual): Bilingual => ({ ...(en ? { en } : {}), ...(ru ? { ru } : {}) });
