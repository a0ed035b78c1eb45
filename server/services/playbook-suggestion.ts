import { findHeadRevision } from "@/server/db/knowledge";
import { loadRevision } from "./knowledge-revisions";
import { playbooksOf } from "./run-playbooks";

/** The playbook of a problem as its newest revision stands: the confirmed one, the nearest in meaning, or none. */
export type ProblemPlaybook = { status: "confirmed" | "suggested"; playbookId: number; title: { en?: string; ru?: string } } | { status: "none" };

/**
 * Looks up the playbook of one problem; the one nearest in meaning is looked for where none is confirmed.
 * @returns null where there is no such knowledge base
 */
export async function playbookOfProblem(knowledgeBaseId: number, problemId: number): Promise<ProblemPlaybook | null> {
  const head = await findHeadRevision(knowledgeBaseId);
  if (!head) return null;
  const { problems } = await loadRevision(head.revisionId);
  const found = (await playbooksOf({ knowledgeBaseId, problems }, [problemId])).get(problemId);
  return found ? { status: found.status, playbookId: found.playbookId, title: found.title } : { status: "none" };
}
