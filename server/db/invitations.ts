import { pool } from "./client";
import { insertPerson } from "./people";
import { Rollback, transaction } from "./transaction";
import { normalizeEmail, type Role } from "./users";

/** An invitation that waits for an answer. */
export interface InvitationRow {
  id: number;
  email: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
  invitedBy: string | null;
}

const COLUMNS = `i.id, i.email, i.role::text as role, i.created_at as "createdAt", i.expires_at as "expiresAt", i.expires_at <= now() as "isExpired", u.name as "invitedBy"`;

/** Invitations that were not accepted, the newest first; past their end they are listed too, as what came to nothing. */
export async function listInvitations(): Promise<InvitationRow[]> {
  const { rows } = await pool().query<InvitationRow>(`select ${COLUMNS} from invitations i left join users u on u.id = i.invited_by_id where i.accepted_at is null order by i.created_at desc, i.id desc`);
  return rows;
}

/** Writes an invitation; an earlier one for the same address no longer holds. @returns its id; null where somebody has that address */
export async function insertInvitation(invitation: { email: string; role: Role; tokenHash: Buffer; invitedById: number; expiresAt: Date }): Promise<number | null> {
  const email = normalizeEmail(invitation.email);
  return transaction(async (client) => {
    const { rowCount } = await client.query("select 1 from users where email = $1", [email]);
    if (rowCount !== 0) throw new Rollback();
    await client.query("delete from invitations where email = $1 and accepted_at is null", [email]);
    const { rows } = await client.query<{ id: number }>(
      `insert into invitations (email, role, token_hash, invited_by_id, expires_at) values ($1, $2::"Role", $3, $4, $5) returning id`,
      [email, invitation.role, invitation.tokenHash, invitation.invitedById, invitation.expiresAt],
    );
    return rows[0]?.id ?? null;
  });
}

/** Takes an invitation back. @returns false where there is none that waits */
export async function deleteInvitation(id: number): Promise<boolean> {
  const { rowCount } = await pool().query("delete from invitations where id = $1 and accepted_at is null", [id]);
  return rowCount !== 0;
}

/** The invitation of a token that can still be accepted. */
export async function findOpenInvitation(tokenHash: Buffer, now: Date): Promise<InvitationRow | null> {
  const { rows } = await pool().query<InvitationRow>(`select ${COLUMNS} from invitations i left join users u on u.id = i.invited_by_id where i.token_hash = $1 and i.accepted_at is null and i.expires_at > $2`, [tokenHash, now]);
  return rows[0] ?? null;
}

/** Makes the invited person, once. @returns their id and address; null where the invitation holds no more */
export async function acceptInvitationRow(tokenHash: Buffer, person: { name: string; passwordHash: string }, now: Date): Promise<{ userId: number; email: string } | null> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ email: string; role: Role }>(
      "update invitations set accepted_at = $2 where token_hash = $1 and accepted_at is null and expires_at > $2 returning email, role::text as role",
      [tokenHash, now],
    );
    const invitation = rows[0];
    if (!invitation) throw new Rollback();
    const userId = await insertPerson(client, { ...invitation, ...person, oidcSubject: null });
    if (userId === null) throw new Rollback();
    return { userId, email: invitation.email };
  });
}
