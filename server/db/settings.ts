import { pool, prisma } from "./client";

/** The value of one setting as it is stored, for the caller to check. Null where it is not set. */
export async function findSetting(key: string): Promise<unknown> {
  return (await findSettings([key]))[key] ?? null;
}

/** The stored values of settings by key, for the caller to check; what is not set is not in it. */
export async function findSettings(keys: readonly string[]): Promise<Record<string, unknown>> {
  const { rows } = await pool().query<{ key: string; value: unknown }>("select key, value from settings where key = any($1)", [keys]);
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}

/** Sets some and takes others back, all or none. */
export async function writeSettings(changes: { set: Readonly<Record<string, string | number>>; unset: readonly string[] }, updatedById: number): Promise<void> {
  const upserts = Object.entries(changes.set).map(([key, value]) => prisma().setting.upsert({ where: { key }, create: { key, value, updatedById }, update: { value, updatedById }, select: { key: true } }));
  await prisma().$transaction([...upserts, prisma().setting.deleteMany({ where: { key: { in: [...changes.unset] } } })]);
}
