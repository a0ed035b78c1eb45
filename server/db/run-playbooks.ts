import type { Bilingual } from "@/server/domain/knowledge/playbook";
import { pool } from "./client";

/** One revision of a playbook. */
export interface PlaybookOfRevision {
  playbookId: number;
  revision: number;
  priority: "critical" | "high" | "medium" | "low";
  title: Bilingual;
  owner: Bilingual;
  steps: { id: string; text: Bilingual }[];
}

const COLUMNS = `playbook_id as "playbookId", number as revision, priority, title, owner, steps from playbook_revisions`;
const CURRENT = `select distinct on (playbook_id) ${COLUMNS}`;

/** The playbooks that are confirmed for these problems of a knowledge base, in their newest revisions, by problem. */
export async function findConfirmedPlaybooks(knowledgeBaseId: number, problemIds: readonly number[]): Promise<Map<number, PlaybookOfRevision>> {
  const { rows } = await pool().query<PlaybookOfRevision & { problemId: number }>(
    `select c.problem_id as "problemId", p.* from playbook_confirmations c
       join (${CURRENT} order by playbook_id, number desc) p on p."playbookId" = c.playbook_id
      where c.knowledge_base_id = $1 and c.problem_id = any($2::int[])`,
    [knowledgeBaseId, problemIds],
  );
  return new Map(rows.map(({ problemId, ...playbook }) => [problemId, playbook]));
}

/** Every playbook in its newest revision, for finding the nearest. */
export async function listCurrentPlaybooks(): Promise<PlaybookOfRevision[]> {
  const { rows } = await pool().query<PlaybookOfRevision>(`${CURRENT} order by playbook_id, number desc`);
  return rows;
}

/** These revisions of playbooks, as far as their playbooks are still there. */
export async function listPlaybooksOfRevisions(wanted: readonly Pick<PlaybookOfRevision, "playbookId" | "revision">[]): Promise<PlaybookOfRevision[]> {
  const { rows } = await pool().query<PlaybookOfRevision>(`select ${COLUMNS} where (playbook_id, number) in (select * from unnest($1::int[], $2::int[]))`, [wanted.map(({ playbookId }) => playbookId), wanted.map(({ revision }) => revision)]);
  return rows;
}
