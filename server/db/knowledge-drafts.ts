import type { PoolClient } from "pg";
import type { Change } from "@/server/domain/knowledge/change";
import { pool, prisma } from "./client";
import { lockKnowledgeBase } from "./knowledge-insert";
import { transaction } from "./transaction";

/** Whose draft of which knowledge base: a person has one at most. */
export interface DraftOwner {
  knowledgeBaseId: number;
  userId: number;
}

/** The wishes of a draft on the revision it began from. */
export interface DraftRow {
  draftId: number;
  baseRevisionId: number;
  changes: Change[];
}

/** Which entries somebody else has unsaved edits on; not what they are. */
export interface OtherDraft {
  name: string;
  problemIds: number[];
  anomalyIds: number[];
}

interface ChangeRow {
  kind: "problem" | "anomaly" | "link";
  problemId: number;
  anomalyId: number;
  removed: boolean;
  text: string | null;
}

function changeOf({ kind, problemId, anomalyId, removed, text }: ChangeRow): Change {
  if (kind === "link") return { kind, problemId, anomalyId, present: !removed };
  const wished = removed ? null : (text ?? "");
  return kind === "problem" ? { kind, problemId, text: wished } : { kind, anomalyId, text: wished };
}

function rowOf(change: Change): ChangeRow {
  if (change.kind === "link") return { kind: "link", problemId: change.problemId, anomalyId: change.anomalyId, removed: !change.present, text: null };
  const ids = change.kind === "problem" ? { problemId: change.problemId, anomalyId: 0 } : { problemId: 0, anomalyId: change.anomalyId };
  return { kind: change.kind, ...ids, removed: change.text === null, text: change.text };
}

/** Null where the person has no unsaved edits. */
export async function findDraft({ knowledgeBaseId, userId }: DraftOwner): Promise<DraftRow | null> {
  const draft = await prisma().draft.findUnique({
    where: { knowledgeBaseId_userId: { knowledgeBaseId, userId } },
    select: { id: true, baseRevisionId: true, changes: { select: { kind: true, problemId: true, anomalyId: true, removed: true, text: true }, orderBy: { changedAt: "asc" } } },
  });
  return draft ? { draftId: draft.id, baseRevisionId: draft.baseRevisionId, changes: draft.changes.map(changeOf) } : null;
}

/** What others have unsaved edits on in a knowledge base. */
export async function listOtherDrafts({ knowledgeBaseId, userId }: DraftOwner): Promise<OtherDraft[]> {
  const { rows } = await pool().query<OtherDraft>(
    `select u.name, array_remove(array_agg(distinct c.problem_id), 0) as "problemIds", array_remove(array_agg(distinct c.anomaly_id), 0) as "anomalyIds"
       from drafts d join users u on u.id = d.user_id join draft_changes c on c.draft_id = d.id
      where d.knowledge_base_id = $1 and d.user_id <> $2 group by u.id order by u.name`,
    [knowledgeBaseId, userId],
  );
  return rows;
}

/** A wish that is what the base says already, or a link to an entry that was made and taken back in this draft. */
const MEANINGLESS = `
  delete from draft_changes c using drafts d
   where c.draft_id = $1 and d.id = c.draft_id and case c.kind
     when 'problem' then c.text is not distinct from (select b.text from revision_problems b where b.revision_id = d.base_revision_id and b.problem_id = c.problem_id)
     when 'anomaly' then c.text is not distinct from (select b.text from revision_anomalies b where b.revision_id = d.base_revision_id and b.anomaly_id = c.anomaly_id)
     else c.removed <> exists (select 1 from revision_links b where b.revision_id = d.base_revision_id and b.problem_id = c.problem_id and b.anomaly_id = c.anomaly_id)
   end`;

const UNENDED_LINKS = `
  delete from draft_changes c using drafts d
   where c.draft_id = $1 and d.id = c.draft_id and c.kind = 'link' and (
     not exists (select 1 from revision_problems b where b.revision_id = d.base_revision_id and b.problem_id = c.problem_id)
       and not exists (select 1 from draft_changes n where n.draft_id = d.id and n.kind = 'problem' and n.problem_id = c.problem_id)
     or not exists (select 1 from revision_anomalies b where b.revision_id = d.base_revision_id and b.anomaly_id = c.anomaly_id)
       and not exists (select 1 from draft_changes n where n.draft_id = d.id and n.kind = 'anomaly' and n.anomaly_id = c.anomaly_id))`;

/**
 * Adds wishes to a draft, each in place of an earlier one for the same thing; the draft begins with the first, on
 * `baseRevisionId`. What comes to nothing is dropped, and with the last change the draft.
 */
export async function putDraftChanges({ knowledgeBaseId, userId }: DraftOwner, baseRevisionId: number, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(rowOf);
  await transaction(async (client) => {
    // A save in another window of the same person may end the draft: one after the other.
    await lockKnowledgeBase(client, knowledgeBaseId);
    const { rows: drafts } = await client.query<{ id: number }>(
      `insert into drafts (knowledge_base_id, user_id, base_revision_id, updated_at) values ($1, $2, $3, now())
       on conflict (knowledge_base_id, user_id) do update set updated_at = now() returning id`,
      [knowledgeBaseId, userId, baseRevisionId],
    );
    await client.query(
      `insert into draft_changes (draft_id, kind, problem_id, anomaly_id, removed, text, changed_at)
       select $1, kind::"DraftChangeKind", problem_id, anomaly_id, removed, text, clock_timestamp()
         from unnest($2::text[], $3::int[], $4::int[], $5::bool[], $6::text[]) as t(kind, problem_id, anomaly_id, removed, text)
       on conflict (draft_id, kind, problem_id, anomaly_id) do update set removed = excluded.removed, text = excluded.text, changed_at = excluded.changed_at`,
      [drafts[0]?.id, rows.map(({ kind }) => kind), rows.map(({ problemId }) => problemId), rows.map(({ anomalyId }) => anomalyId), rows.map(({ removed }) => removed), rows.map(({ text }) => text)],
    );
    const draftId = drafts[0]?.id;
    for (const sql of [MEANINGLESS, UNENDED_LINKS, "delete from drafts d where d.id = $1 and not exists (select 1 from draft_changes c where c.draft_id = d.id)"]) {
      await client.query(sql, [draftId]);
    }
  });
}

/** Ends a draft with all its changes. @returns false where there was none */
export async function deleteDraft({ knowledgeBaseId, userId }: DraftOwner): Promise<boolean> {
  const { count } = await prisma().draft.deleteMany({ where: { knowledgeBaseId, userId } });
  return count > 0;
}

/** The same inside a transaction that saves it. */
export async function deleteDraftWith(client: PoolClient, { knowledgeBaseId, userId }: DraftOwner): Promise<void> {
  await client.query("delete from drafts where knowledge_base_id = $1 and user_id = $2", [knowledgeBaseId, userId]);
}

/** An id for a new entry of a knowledge base, never given out again, whether the draft is saved or not. Null: no such knowledge base. */
export async function takeId(knowledgeBaseId: number, kind: "problem" | "anomaly"): Promise<number | null> {
  const column = kind === "problem" ? "next_problem_id" : "next_anomaly_id";
  const { rows } = await pool().query<{ id: number }>(`update knowledge_bases set ${column} = ${column} + 1 where id = $1 returning ${column} - 1 as id`, [knowledgeBaseId]);
  return rows[0]?.id ?? null;
}
