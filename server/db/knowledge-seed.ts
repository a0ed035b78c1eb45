import type { PoolClient } from "pg";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { insertKnowledgeBase, insertRevision } from "./knowledge-insert";
import { makeReady } from "./knowledge-save";
import { transaction } from "./transaction";

/** Any number that no other advisory lock of ours uses: two processes that start at once seed one after the other. */
const SEED_LOCK = 7_733_001;

/** Waits until no other process seeds, and keeps others waiting until the transaction ends. */
export async function lockSeed(client: PoolClient): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [SEED_LOCK]);
}

export interface ShippedKnowledgeBase {
  name: string;
  knowledge: Knowledge;
  hash: Buffer;
}

interface ShippedState {
  knowledgeBaseId: number;
  /** Some revision has the shipped content already. */
  isKnown: boolean;
  /** A person made the newest revision. */
  isEdited: boolean;
}

const STATE = `
  select b.id as "knowledgeBaseId",
         exists (select 1 from knowledge_base_revisions r where r.knowledge_base_id = b.id and r.hash = $1) as "isKnown",
         (select r.created_by_id is not null from knowledge_base_revisions r where r.knowledge_base_id = b.id order by number desc limit 1) as "isEdited"
    from knowledge_bases b where b.origin = 'shipped' order by b.id limit 1`;

/**
 * Makes the shipped knowledge base, or adds what a release ships anew as its next revision unless a person made the newest.
 * @returns the id of the shipped knowledge base
 */
export async function seedKnowledgeBase({ name, knowledge, hash }: ShippedKnowledgeBase): Promise<number> {
  const id = await transaction(async (client) => {
    await lockSeed(client);
    const content = { knowledge, hash, note: null, createdById: null };
    const { rows } = await client.query<ShippedState>(STATE, [hash]);
    const state = rows[0];
    if (!state) {
      const others = await client.query("select 1 from knowledge_bases where is_default");
      const place = await insertKnowledgeBase(client, { ...content, name, origin: "shipped", isDefault: others.rowCount === 0 });
      return (await makeReady(client, place)).knowledgeBaseId;
    }
    if (!state.isKnown && !state.isEdited) await makeReady(client, await insertRevision(client, state.knowledgeBaseId, content));
    return state.knowledgeBaseId;
  });
  if (id === null) throw new Error("The shipped knowledge base was not made.");
  return id;
}
