import type { Pool, PoolClient } from "pg";
import type { KnownBase } from "@/server/domain/knowledge/find-named-problem";
import type { EntryPlan, ImportState, KnownPlaybook } from "@/server/domain/knowledge/plan-playbook-import";
import { pool } from "./client";
import { insertPlaybook, insertPlaybookRevision, PLAYBOOK_KEY } from "./playbooks-insert";
import { transaction } from "./transaction";

const KNOWN_PLAYBOOKS = `
  select distinct on (p.id) p.id, ${PLAYBOOK_KEY} as key, r.number, r.priority, r.title, r.owner, r.steps,
         array(select distinct s ->> 'id' from playbook_revisions v, jsonb_array_elements(v.steps) s where v.playbook_id = p.id) as "usedStepIds",
         coalesce((select json_agg(json_build_object('knowledgeBaseId', c.knowledge_base_id, 'problemId', c.problem_id)) from playbook_confirmations c where c.playbook_id = p.id), '[]') as "confirmedFor"
    from playbooks p join playbook_revisions r on r.playbook_id = p.id order by p.id, r.number desc`;

const KNOWN_BASES = `
  select b.id, b.name, coalesce((select json_agg(json_build_object('id', t.problem_id, 'text', t.text) order by t.problem_id) from revision_problems t where t.revision_id = h.id), '[]') as problems
    from knowledge_bases b
    join lateral (select v.id from knowledge_base_revisions v where v.knowledge_base_id = b.id order by v.number desc limit 1) h on true
   where b.name = any($1::text[]) order by b.is_default desc, b.id`;

/** What an import is planned on: every playbook, and the knowledge bases of these names. */
export async function loadImportState(baseNames: readonly string[], database: Pool | PoolClient = pool()): Promise<ImportState> {
  const playbooks = await database.query<KnownPlaybook>(KNOWN_PLAYBOOKS);
  const bases = await database.query<KnownBase>(KNOWN_BASES, [baseNames]);
  return { playbooks: playbooks.rows, bases: bases.rows };
}

/**
 * Brings playbooks in, all or none.
 * @param decide says what is to be written, and is told what is there while nobody else can change it
 * @returns what it said, and the ids of the playbooks that were made or changed
 */
export async function importPlaybooks<Decision extends { plans: readonly EntryPlan[] }>(
  baseNames: readonly string[],
  decide: (state: ImportState) => Decision,
  createdById: number,
): Promise<Decision & { playbookIds: number[] }> {
  const outcome = await transaction(async (client) => {
    // Readers go on; whoever saves, makes, deletes or confirms a playbook waits.
    await client.query("lock table playbooks in exclusive mode");
    const decision = decide(await loadImportState(baseNames, client));
    const playbookIds: number[] = [];
    for (const plan of decision.plans) if (plan.kind !== "same") playbookIds.push(await writePlan(client, plan, createdById));
    return { ...decision, playbookIds };
  });
  if (outcome === null) throw new Error("An import of playbooks was left.");
  return outcome;
}

async function writePlan(client: PoolClient, { known, key, content, changes, isReordered, problems }: EntryPlan, createdById: number): Promise<number> {
  const id = known?.id ?? (await insertPlaybook(client, content, { shippedAs: null, createdById, key }));
  if (known !== null && (changes.length > 0 || isReordered)) await insertPlaybookRevision(client, id, content, createdById);
  await client.query(
    `insert into playbook_confirmations (knowledge_base_id, problem_id, playbook_id, confirmed_by_id) select k, p, $3, $4 from unnest($1::int[], $2::int[]) as t (k, p)
     on conflict (knowledge_base_id, problem_id) do update set playbook_id = excluded.playbook_id, confirmed_by_id = excluded.confirmed_by_id, confirmed_at = now()`,
    [problems.map(({ knowledgeBaseId }) => knowledgeBaseId), problems.map(({ problemId }) => problemId), id, createdById],
  );
  return id;
}
