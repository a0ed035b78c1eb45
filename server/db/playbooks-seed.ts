import type { PoolClient } from "pg";
import { playbookKey, type PlaybookContent } from "@/server/domain/knowledge/playbook";
import { lockSeed } from "./knowledge-seed";
import { insertPlaybook, insertPlaybookRevision } from "./playbooks-insert";
import { transaction } from "./transaction";

export interface ShippedPlaybook {
  /** The problem of the shipped knowledge base it belongs to. */
  shippedAs: number;
  content: PlaybookContent;
}

interface HeadRow extends PlaybookContent {
  id: number;
  shippedAs: number;
  isEdited: boolean;
}

const HEADS = `
  select distinct on (p.id) p.id, p.shipped_as as "shippedAs", r.priority, r.title, r.owner, r.steps, r.created_by_id is not null as "isEdited"
    from playbooks p join playbook_revisions r on r.playbook_id = p.id
   where p.shipped_as is not null order by p.id, r.number desc`;

/**
 * Makes each shipped playbook that is missing, confirmed for its problem, and adds what a release ships anew as the next
 * revision unless a person made the newest. A confirmation that a person took back does not return.
 */
export async function seedPlaybooks(knowledgeBaseId: number, shipped: readonly ShippedPlaybook[]): Promise<void> {
  await transaction(async (client) => {
    await lockSeed(client);
    const { rows } = await client.query<HeadRow>(HEADS);
    const heads = new Map(rows.map((head) => [head.shippedAs, head]));
    for (const { shippedAs, content } of shipped) {
      const head = heads.get(shippedAs);
      if (!head) await insertConfirmed(client, knowledgeBaseId, { shippedAs, content });
      else if (!head.isEdited && playbookKey(head) !== playbookKey(content)) await insertPlaybookRevision(client, head.id, content, null);
    }
  });
}

async function insertConfirmed(client: PoolClient, knowledgeBaseId: number, { shippedAs, content }: ShippedPlaybook): Promise<void> {
  const playbookId = await insertPlaybook(client, content, { shippedAs, createdById: null });
  await client.query("insert into playbook_confirmations (knowledge_base_id, problem_id, playbook_id) values ($1, $2, $3) on conflict do nothing", [
    knowledgeBaseId,
    shippedAs,
    playbookId,
  ]);
}
