import { findConfirmedPlaybooks, listCurrentPlaybooks, listPlaybooksOfRevisions, type PlaybookOfRevision } from "@/server/db/run-playbooks";
import { cosine, roundSimilarity } from "@/server/domain/embed/cosine";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { textIn } from "@/server/domain/knowledge/playbook";
import type { PlaybookInput } from "@/server/domain/report/run-result";
import { getModel } from "@/server/embedding/models";
import type { RunKnowledge } from "./run-knowledge";
import { vectorsOf } from "./vectors";

export interface RunPlaybook extends PlaybookOfRevision {
  status: "confirmed" | "suggested";
}

/** A playbook whose title is less like the problem than this is not worth suggesting. */
const LEAST_SIMILARITY = 0.5;

/**
 * The playbook of each problem as it is now: the confirmed one, else the one whose title is nearest in meaning, else none.
 * @returns by problem id
 */
export async function playbooksOf(knowledge: Pick<RunKnowledge, "knowledgeBaseId" | "problems">, problemIds: readonly number[]): Promise<Map<number, RunPlaybook>> {
  const confirmed = await findConfirmedPlaybooks(knowledge.knowledgeBaseId, problemIds);
  const found = new Map<number, RunPlaybook>([...confirmed].map(([id, playbook]) => [id, { ...playbook, status: "confirmed" }]));
  const open = knowledge.problems.filter((problem) => problemIds.includes(problem.id) && !confirmed.has(problem.id));
  if (open.length > 0) for (const [id, playbook] of await suggest(open)) found.set(id, { ...playbook, status: "suggested" });
  return found;
}

/** What a run keeps of the playbooks of its problems, by problem. */
export function playbookInputs(playbooks: ReadonlyMap<number, RunPlaybook>): PlaybookInput[] {
  return [...playbooks].map(([problemId, { playbookId, revision, status }]) => ({ problemId, playbookId, revision, status })).sort((a, b) => a.problemId - b.problemId);
}

/** The playbooks that a run has kept, by problem; one that somebody has removed meanwhile is missing. */
export async function keptPlaybooks(inputs: readonly PlaybookInput[]): Promise<Map<number, RunPlaybook>> {
  const keyOf = ({ playbookId, revision }: Pick<PlaybookInput, "playbookId" | "revision">): string => `${String(playbookId)}.${String(revision)}`;
  const found = new Map((await listPlaybooksOfRevisions(inputs)).map((playbook) => [keyOf(playbook), playbook]));
  return new Map(
    inputs.flatMap((input) => {
      const playbook = found.get(keyOf(input));
      return playbook ? [[input.problemId, { ...playbook, status: input.status }] as const] : [];
    }),
  );
}

async function suggest(problems: readonly { id: number; text: string }[]): Promise<Map<number, PlaybookOfRevision>> {
  const playbooks = await listCurrentPlaybooks();
  const titleOf = (playbook: PlaybookOfRevision): string => embeddedText(textIn(playbook.title, "en"));
  // One side for both: two titles are compared, not a log line with an entry.
  const vectors = await vectorsOf(getModel("light"), [...problems.map(({ text }) => embeddedText(text)), ...playbooks.map(titleOf)], "knowledge");
  if (vectors.kind === "not-installed") return new Map();
  const similarity = (a: string, b: string): number => {
    const [one, other] = [vectors.byText.get(a), vectors.byText.get(b)];
    return one && other ? roundSimilarity(cosine(one, other)) : 0;
  };
  return new Map(
    problems.flatMap(({ id, text }) => {
      const [best] = playbooks.map((playbook) => ({ playbook, near: similarity(embeddedText(text), titleOf(playbook)) })).sort((a, b) => b.near - a.near || a.playbook.playbookId - b.playbook.playbookId);
      return best && best.near >= LEAST_SIMILARITY ? [[id, best.playbook] as const] : [];
    }),
  );
}
