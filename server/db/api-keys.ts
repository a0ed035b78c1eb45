import { prisma } from "./client";
import type { ApiKeyRole } from "./generated/enums";
import type { Role } from "./users";

export type { ApiKeyRole };

/** A key without its secret. `endedAt` null: nobody has revoked it. */
export interface ApiKeyRow {
  id: number;
  userId: number;
  name: string;
  /** The first characters of the secret. */
  prefix: string;
  role: ApiKeyRole;
  createdAt: Date;
  expiresAt: Date | null;
  endedAt: Date | null;
  lastUsedAt: Date | null;
  owner: { email: string; name: string };
  /** The feeds an ingest key may push to. */
  feedIds: number[];
}

/** What is needed to say whether a key opens anything. */
export interface UsedKey {
  id: number;
  userId: number;
  role: ApiKeyRole;
  expiresAt: Date | null;
  endedAt: Date | null;
  lastUsedAt: Date | null;
  user: { role: Role; disabledAt: Date | null };
}

export interface NewApiKey {
  userId: number;
  name: string;
  prefix: string;
  keyHash: Buffer;
  role: ApiKeyRole;
  expiresAt: Date | null;
  feedIds: readonly number[];
}

const columns = {
  id: true, userId: true, name: true, prefix: true, role: true, createdAt: true, expiresAt: true, endedAt: true, lastUsedAt: true,
  user: { select: { email: true, name: true } },
  feeds: { select: { feedId: true } },
} as const;

/** @returns the key's id */
export async function insertApiKey({ keyHash, feedIds, ...key }: NewApiKey): Promise<number> {
  const { id } = await prisma().apiKey.create({ data: { ...key, keyHash: new Uint8Array(keyHash), feeds: { create: feedIds.map((feedId) => ({ feedId })) } }, select: { id: true } });
  return id;
}

/** Keys in the order they were made; of one person, or of everybody where `userId` is null. */
export async function listApiKeys(userId: number | null): Promise<ApiKeyRow[]> {
  const keys = await prisma().apiKey.findMany({ where: userId === null ? {} : { userId }, select: columns, orderBy: { id: "asc" } });
  return keys.map(({ user, feeds, ...key }) => ({ ...key, owner: user, feedIds: feeds.map(({ feedId }) => feedId) }));
}

/** Looks a key up by the hash of its secret. Null where there is none. */
export async function findKeyByHash(keyHash: Buffer): Promise<UsedKey | null> {
  return prisma().apiKey.findUnique({
    where: { keyHash: new Uint8Array(keyHash) },
    select: { id: true, userId: true, role: true, expiresAt: true, endedAt: true, lastUsedAt: true, user: { select: { role: true, disabledAt: true } } },
  });
}

/** Notes when a key was used. */
export async function touchApiKey(id: number, at: Date): Promise<void> {
  await prisma().apiKey.updateMany({ where: { id }, data: { lastUsedAt: at } });
}

/** The role of a key of a person (null: of anybody). Null where there is no such key. */
export async function findKeyRole(id: number, userId: number | null): Promise<ApiKeyRole | null> {
  const key = await prisma().apiKey.findFirst({ where: userId === null ? { id } : { id, userId }, select: { role: true } });
  return key?.role ?? null;
}

/**
 * Ends a key; one that has ended stays as it is.
 * @param userId whose key it must be; null for anybody's
 * @returns false where there is no such key
 */
export async function endApiKey(id: number, userId: number | null, at: Date): Promise<boolean> {
  const where = userId === null ? { id } : { id, userId };
  const { count } = await prisma().apiKey.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: at } });
  return count > 0 || (await prisma().apiKey.count({ where })) > 0;
}
