import type { PoolClient } from "pg";
import type { PlaybookContent } from "@/server/domain/knowledge/playbook";

/** What a playbook `p` is called in files: a shipped one by what it is shipped as. */
export const PLAYBOOK_KEY = "coalesce('shipped-' || p.shipped_as, p.key)";

interface Origin {
  shippedAs: number | null;
  createdById: number | null;
  /** What it is called in the file it comes from; without it it gets a key of its own. */
  key?: string | null;
}

/** A new playbook with its first revision. @returns its id */
export async function insertPlaybook(client: PoolClient, content: PlaybookContent, from: Origin): Promise<number> {
  const { rows } = await client.query<{ id: number }>("insert into playbooks (shipped_as, key) values ($1, coalesce($2, gen_random_uuid()::text)) returning id", [from.shippedAs, from.key ?? null]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("A playbook was not inserted.");
  await insertPlaybookRevision(client, id, content, from.createdById);
  return id;
}

/** The next revision of a playbook, whose row is locked until the transaction ends. @returns its number */
export async function insertPlaybookRevision(client: PoolClient, playbookId: number, content: PlaybookContent, createdById: number | null): Promise<number> {
  await client.query("select 1 from playbooks where id = $1 for update", [playbookId]);
  const { rows } = await client.query<{ number: number }>(
    `insert into playbook_revisions (playbook_id, number, priority, title, owner, steps, created_by_id)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from playbook_revisions where playbook_id = $1 returning number`,
    [playbookId, content.priority, JSON.stringify(content.title), JSON.stringify(content.owner), JSON.stringify(content.steps), createdById],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("A playbook revision was not inserted.");
  return number;
}
