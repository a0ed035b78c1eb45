import type { Bilingual } from "@/server/domain/knowledge/playbook";
import { pool } from "./client";

/** The newest revision of a playbook. */
export interface CurrentPlaybook {
  playbookId: number;
  priority: "critical" | "high" | "medium" | "low";
  title: Bilingual;
  owner: Bilingual;
  steps: { id: string; text: Bilingual }[];
}

const CURRENT = `select distinct on (playbook_id) playbook_id as "playbookId", priority, title, owner, steps from playbook_revisions`;

/** The playbooks that were confirmed for these problems of a knowledge base, by problem. */
export async function findConfirmedPlaybooks(knowledgeBaseId: number, problemIds: readonly number[]): Promise<Map<number, CurrentPlaybook>> {
  const { rows } = await pool().query<CurrentPlaybook & { problemId: number }>(
    `select c.problem_id as "problemId", p.* from playbook_confirmations c
       join (${CURRENT} order by playbook_id, number desc) p on p."playbookId" = c.playbook_id
      where c.knowledge_base_id = $1 and c.problem_id = any($2::int[])`,
    [knowledgeBaseId, problemIds],
  );
  return new Map(rows.map(({ problemId, ...playbook }) => [problemId, playbook]));
}

/** Every playbook, for finding the nearest. */
export async function listCurrentPlaybooks(): Promise<CurrentPlaybook[]> {
  const { rows } = await pool().query<CurrentPlaybook>(`${CURRENT} order by playbook_id, number desc`);
  return rows;
}
