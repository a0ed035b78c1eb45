import type { PoolClient } from "pg";
import { pool } from "./client";
import { Rollback, transaction } from "./transaction";
import { normalizeEmail, type Role } from "./users";

/** A person as administrators see them. */
export interface PersonRow {
  id: number;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
  hasPassword: boolean;
  isSingleSignOn: boolean;
}

/** Everybody, those who may sign in first, by name. */
export async function listPeople(): Promise<PersonRow[]> {
  const { rows } = await pool().query<PersonRow>(
    `select u.id, u.name, u.email, u.role::text as role, u.created_at as "createdAt", u.disabled_at as "disabledAt",
            (select max(s.last_seen_at) from sessions s where s.user_id = u.id) as "lastSeenAt",
            u.password_hash is not null as "hasPassword", u.oidc_subject is not null as "isSingleSignOn"
       from users u order by u.disabled_at is not null, lower(u.name), u.id`,
  );
  return rows;
}

export type PersonChange = "done" | "not-found" | "last-admin";

/** Gives a person a role; the last administrator who may sign in keeps theirs. */
export function setRole(userId: number, role: Role): Promise<PersonChange> {
  return changePerson(userId, role === "admin", (client) => client.query(`update users set role = $2::"Role" where id = $1`, [userId, role]));
}

/** Lets a person in no more, or in again. Whoever is shut out is signed out everywhere, and their keys end. */
export function setDisabled(userId: number, isDisabled: boolean): Promise<PersonChange> {
  return changePerson(userId, !isDisabled, async (client) => {
    await client.query("update users set disabled_at = case when $2 then coalesce(disabled_at, now()) end where id = $1", [userId, isDisabled]);
    if (!isDisabled) return;
    await client.query("update sessions set ended_at = now() where user_id = $1 and ended_at is null", [userId]);
    await client.query("update api_keys set ended_at = now() where user_id = $1 and ended_at is null", [userId]);
  });
}

/**
 * Changes a person, with every administrator held meanwhile: of two administrators who take the role from each other at
 * the same moment one comes second and is refused.
 * @param staysAdmin whether the change leaves an administrator one
 */
async function changePerson(userId: number, staysAdmin: boolean, change: (client: PoolClient) => Promise<unknown>): Promise<PersonChange> {
  let refusal: PersonChange = "not-found";
  const done = await transaction(async (client): Promise<PersonChange> => {
    const { rows: admins } = await client.query<{ id: number }>("select id from users where role = 'admin' and disabled_at is null order by id for update");
    const { rowCount } = await client.query("select 1 from users where id = $1 for update", [userId]);
    if (rowCount === 0) throw new Rollback();
    if (!staysAdmin && admins.length === 1 && admins[0]?.id === userId) {
      refusal = "last-admin";
      throw new Rollback();
    }
    await change(client);
    return "done";
  });
  return done ?? refusal;
}

/** Makes a person. @returns their id; null where the address is taken */
export async function insertPerson(client: Pick<PoolClient, "query">, person: { email: string; name: string; role: Role; passwordHash: string | null; oidcSubject: string | null }): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `insert into users (email, name, role, password_hash, oidc_subject) values ($1, $2, $3::"Role", $4, $5) on conflict (email) do nothing returning id`,
    [normalizeEmail(person.email), person.name, person.role, person.passwordHash, person.oidcSubject],
  );
  return rows[0]?.id ?? null;
}
