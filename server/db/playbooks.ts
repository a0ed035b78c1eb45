import type { PlaybookContent } from "@/server/domain/knowledge/playbook";
import { pool, prisma } from "./client";
import { insertPlaybook, insertPlaybookRevision, PLAYBOOK_KEY } from "./playbooks-insert";
import { transaction } from "./transaction";

/** A playbook in its newest revision, with the problems it is confirmed for. */
export interface PlaybookRow extends PlaybookContent {
  id: number;
  /** The same in every installation. */
  key: string;
  isShipped: boolean;
  number: number;
  updatedAt: Date;
  updatedBy: string | null;
  confirmedFor: ConfirmedFor[];
}

/** A problem, by its text in the newest revision of its knowledge base (null: it was removed there). */
export interface ConfirmedFor {
  knowledgeBaseId: number;
  knowledgeBase: string;
  problemId: number;
  text: string | null;
  /** Null: the product brought it. */
  confirmedBy: string | null;
}

export interface PlaybookRevisionRow extends PlaybookContent {
  number: number;
  createdAt: Date;
  createdBy: string | null;
}

const PLAYBOOKS = `
  select distinct on (p.id) p.id, ${PLAYBOOK_KEY} as key, p.shipped_as is not null as "isShipped", r.number, r.priority, r.title, r.owner, r.steps,
         r.created_at as "updatedAt", u.name as "updatedBy",
         coalesce((
           select json_agg(json_build_object('knowledgeBaseId', b.id, 'knowledgeBase', b.name, 'problemId', c.problem_id, 'text', t.text, 'confirmedBy', w.name) order by b.is_default desc, b.id, c.problem_id)
             from playbook_confirmations c
             join knowledge_bases b on b.id = c.knowledge_base_id
             left join users w on w.id = c.confirmed_by_id
             left join lateral (select v.id from knowledge_base_revisions v where v.knowledge_base_id = b.id order by v.number desc limit 1) h on true
             left join revision_problems t on t.revision_id = h.id and t.problem_id = c.problem_id
            where c.playbook_id = p.id
         ), '[]') as "confirmedFor"
    from playbooks p
    join playbook_revisions r on r.playbook_id = p.id
    left join users u on u.id = r.created_by_id`;

/** Every playbook, in the order they were made. */
export async function listPlaybooks(): Promise<PlaybookRow[]> {
  const { rows } = await pool().query<PlaybookRow>(`${PLAYBOOKS} order by p.id, r.number desc`);
  return rows;
}

/** One playbook; null where there is none of this id. */
export async function findPlaybook(id: number): Promise<PlaybookRow | null> {
  const { rows } = await pool().query<PlaybookRow>(`${PLAYBOOKS} where p.id = $1 order by p.id, r.number desc`, [id]);
  return rows[0] ?? null;
}

/** Every revision of a playbook, newest first. */
export async function listPlaybookRevisions(playbookId: number): Promise<PlaybookRevisionRow[]> {
  const { rows } = await pool().query<PlaybookRevisionRow>(
    `select r.number, r.priority, r.title, r.owner, r.steps, r.created_at as "createdAt", u.name as "createdBy"
       from playbook_revisions r left join users u on u.id = r.created_by_id where r.playbook_id = $1 order by r.number desc`,
    [playbookId],
  );
  return rows;
}

/** A playbook of a person's making, confirmed for a problem where one is given. @returns its id */
export async function createPlaybook(content: PlaybookContent, createdById: number, problem: { knowledgeBaseId: number; problemId: number } | null): Promise<number> {
  const id = await transaction((client) => insertPlaybook(client, content, { shippedAs: null, createdById }));
  if (id === null) throw new Error("A playbook was not made.");
  if (problem) await putConfirmation({ ...problem, playbookId: id, confirmedById: createdById });
  return id;
}

export type AppendOutcome = { kind: "saved"; number: number } | { kind: "changed-meanwhile"; number: number } | { kind: "not-found" };

/** The next revision of a playbook, unless somebody saved one since `basedOn`. */
export async function appendPlaybookRevision(playbookId: number, content: PlaybookContent, from: { basedOn: number; createdById: number }): Promise<AppendOutcome> {
  const outcome = await transaction(async (client): Promise<AppendOutcome> => {
    await client.query("select 1 from playbooks where id = $1 for update", [playbookId]);
    const { rows } = await client.query<{ number: number | null }>("select max(number) as number from playbook_revisions where playbook_id = $1", [playbookId]);
    const head = rows[0]?.number ?? null;
    if (head === null) return { kind: "not-found" };
    if (head !== from.basedOn) return { kind: "changed-meanwhile", number: head };
    return { kind: "saved", number: await insertPlaybookRevision(client, playbookId, content, from.createdById) };
  });
  return outcome ?? { kind: "not-found" };
}

/** Removes a playbook with its revisions, confirmations and ticks. @returns false where there is none */
export async function deletePlaybook(id: number): Promise<boolean> {
  // A shipped one would be made again by the next start.
  const { count } = await prisma().playbook.deleteMany({ where: { id, shippedAs: null } });
  return count > 0;
}

/** The playbook of a problem, in place of an earlier one. */
export async function putConfirmation(confirmation: { knowledgeBaseId: number; problemId: number; playbookId: number; confirmedById: number }): Promise<void> {
  const { knowledgeBaseId, problemId, playbookId, confirmedById } = confirmation;
  await prisma().playbookConfirmation.upsert({
    where: { knowledgeBaseId_problemId: { knowledgeBaseId, problemId } },
    create: confirmation,
    update: { playbookId, confirmedById, confirmedAt: new Date() },
    select: { playbookId: true },
  });
}

/** Takes the confirmed playbook of a problem back. @returns false where it had none */
export async function deleteConfirmation(knowledgeBaseId: number, problemId: number): Promise<boolean> {
  const { count } = await prisma().playbookConfirmation.deleteMany({ where: { knowledgeBaseId, problemId } });
  return count > 0;
}
