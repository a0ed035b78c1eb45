import type { PoolClient } from "pg";
import { enqueue } from "@/server/queue/jobs";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { deleteDraftWith, type DraftOwner } from "./knowledge-drafts";
import { insertKnowledgeBase, insertRevision, lockKnowledgeBase, type NewKnowledgeBase, type RevisionContent, type RevisionPlace } from "./knowledge-insert";
import { transaction } from "./transaction";

/** What the newest revision is when the lock is held: nothing can come between it and what is saved. */
export interface LockedHead {
  revisionId: number;
  hash: string;
}

/** What to do with the newest revision in hand: save this, leave everything, or end the draft without a revision. */
export type SaveDecision = { kind: "save"; content: RevisionContent } | { kind: "leave" } | { kind: "end-draft" };

/**
 * Saves the next revision of a knowledge base and ends the saver's draft, both or neither.
 * @param decide gets the newest revision while no other writer can add one
 * @returns where the new revision is; null where none was made
 */
export async function saveRevision(owner: DraftOwner, decide: (head: LockedHead) => Promise<SaveDecision>): Promise<RevisionPlace | null> {
  return transaction(async (client) => {
    await lockKnowledgeBase(client, owner.knowledgeBaseId);
    const { rows } = await client.query<LockedHead>(
      `select id as "revisionId", encode(hash, 'hex') as hash from knowledge_base_revisions where knowledge_base_id = $1 order by number desc limit 1`,
      [owner.knowledgeBaseId],
    );
    const head = rows[0];
    if (!head) return null;
    const decision = await decide(head);
    if (decision.kind === "leave") return null;
    await deleteDraftWith(client, owner);
    return decision.kind === "save" ? makeReady(client, await insertRevision(client, owner.knowledgeBaseId, decision.content)) : null;
  });
}

/** The next revision of a knowledge base, whatever drafts there are. Null where there is no such knowledge base. */
export async function appendRevision(knowledgeBaseId: number, content: RevisionContent): Promise<RevisionPlace | null> {
  return transaction(async (client) => {
    await lockKnowledgeBase(client, knowledgeBaseId);
    const { rowCount } = await client.query("select 1 from knowledge_bases where id = $1", [knowledgeBaseId]);
    return rowCount === 0 ? null : makeReady(client, await insertRevision(client, knowledgeBaseId, content));
  });
}

/** A knowledge base of a person's own making. */
export async function createKnowledgeBase(base: NewKnowledgeBase): Promise<RevisionPlace> {
  const place = await transaction(async (client) => makeReady(client, await insertKnowledgeBase(client, base)));
  if (!place) throw new Error("A knowledge base was not made.");
  return place;
}

/** Lets a worker embed the texts of a new revision before a run or a page asks for them. */
export async function makeReady(client: PoolClient, place: RevisionPlace): Promise<RevisionPlace> {
  await enqueue(client, "embed-revision", [{ id: place.revisionId }]);
  return place;
}

/** A knowledge base without anything in it is a state too: what a person starts from. */
export const EMPTY_KNOWLEDGE: Knowledge = { problems: [], anomalies: [], links: [] };
