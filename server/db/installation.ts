import { pool } from "./client";
import { transaction } from "./transaction";

/** Whether there is anybody to sign in. */
export async function isInstalled(): Promise<boolean> {
  const { rows } = await pool().query<{ present: boolean }>("select exists (select 1 from users) as present");
  return rows[0]?.present ?? false;
}

/** Keeps the secret of the sessions, where there is none yet. */
export async function keepSecret(secret: string): Promise<void> {
  await pool().query("insert into settings (key, value, updated_at) values ('auth.secret', $1, now()) on conflict do nothing", [JSON.stringify({ secret })]);
}

/** What tells the installation of this database from every other; made when it is first asked for. */
export async function findInstallationId(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `with made as (insert into settings (key, value, updated_at) values ('installation.id', to_jsonb(gen_random_uuid()::text), now()) on conflict do nothing returning value)
     select value #>> '{}' as id from made union all select value #>> '{}' from settings where key = 'installation.id' limit 1`,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("The installation has no id.");
  return id;
}

/** Writes the administrator and an API key for them. */
export async function insertFirstAdministrator(admin: { email: string; passwordHash: string; keyHash: Buffer; keyPrefix: string }): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query<{ id: number }>("insert into users (email, name, password_hash, role) values ($1, 'Administrator', $2, 'admin') returning id", [admin.email.toLowerCase(), admin.passwordHash]);
    await client.query("insert into api_keys (user_id, name, prefix, key_hash, role) values ($1, 'first start', $2, $3, 'admin')", [rows[0]?.id, admin.keyPrefix, admin.keyHash]);
  });
}
