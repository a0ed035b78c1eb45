import { type ApiKeyRole, type ApiKeyRow, endApiKey, findKeyByHash, findKeyRole, insertApiKey, listApiKeys as listKeyRows, touchApiKey, type UsedKey } from "@/server/db/api-keys";
import { areFeeds } from "@/server/db/feeds";
import { createApiKeySecret, hashApiKey } from "./api-key-secret";
import { hasRole, type Role } from "./roles";

export type { ApiKeyRole, ApiKeyRow };

export const API_KEY_ROLES = ["viewer", "analyst", "admin", "ingest"] as const satisfies readonly ApiKeyRole[];

/** `lastUsedAt` is for people to read: once a minute is enough, and spares a write per request. */
const TOUCH_MS = 60_000;

export interface ApiKeyWish {
  name: string;
  role: ApiKeyRole;
  expiresAt: Date | null;
  /** The feeds an ingest key may push to. */
  feedIds?: readonly number[];
}

/** Who is at a transport: their own keys are theirs, an administrator's are everybody's. */
export interface KeyOwner {
  userId: number;
  role: Role;
  /** The key that calls, which may do no more than its own role; absent for the person themselves. */
  keyId?: number;
}

/** `secret` is shown once: nobody can read it again. */
export type CreatedApiKey = { kind: "created"; id: number; secret: string; prefix: string } | { kind: "role-too-high" } | { kind: "already-over" } | { kind: "unknown-feed" };

/** Makes a key for a person. Its role may not be above their own. */
export async function createApiKey(owner: KeyOwner, wish: ApiKeyWish): Promise<CreatedApiKey> {
  if (!hasRole(owner.role, personRole(wish.role))) return { kind: "role-too-high" };
  if (wish.expiresAt !== null && wish.expiresAt.getTime() <= Date.now()) return { kind: "already-over" };
  const feedIds = [...new Set(wish.feedIds ?? [])];
  if (!(await areFeeds(feedIds))) return { kind: "unknown-feed" };
  const { secret, hash, prefix } = createApiKeySecret();
  const id = await insertApiKey({ userId: owner.userId, name: wish.name, role: wish.role, expiresAt: wish.expiresAt, feedIds, prefix, keyHash: hash });
  return { kind: "created", id, secret, prefix };
}

/** What a person must be to do what a key of a role does: whoever may not start runs may not push logs either. */
const personRole = (role: ApiKeyRole): Role => (role === "ingest" ? "analyst" : role);

/** A person's keys; everybody's for an administrator. */
export async function listApiKeys(owner: KeyOwner): Promise<ApiKeyRow[]> {
  return listKeyRows(reachOf(owner));
}

export type RevokedApiKey = { kind: "revoked" } | { kind: "not-found" } | { kind: "role-too-low"; needed: Role };

/** Ends a key. Somebody else's is not found; a key that calls ends itself and those of no higher role. */
export async function revokeApiKey(id: number, owner: KeyOwner): Promise<RevokedApiKey> {
  if (owner.keyId !== undefined && owner.keyId !== id) {
    const role = await findKeyRole(id, reachOf(owner));
    if (role !== null && !hasRole(owner.role, personRole(role))) return { kind: "role-too-low", needed: personRole(role) };
  }
  return (await endApiKey(id, reachOf(owner), new Date())) ? { kind: "revoked" } : { kind: "not-found" };
}

/** Whose keys a caller may see and end: null for everybody's. */
export function reachOf(owner: KeyOwner): number | null {
  return hasRole(owner.role, "admin") ? null : owner.userId;
}

/** A key that opens something, with what its owner may do at the moment at the most. */
export interface VerifiedKey {
  keyId: number;
  userId: number;
  role: ApiKeyRole;
}

export type KeyCheck = { kind: "valid"; key: VerifiedKey } | { kind: "unknown" } | { kind: "ended" };

/** Looks at the secret of a caller. A key whose owner was disabled has ended with them. */
export async function verifyApiKey(secret: string): Promise<KeyCheck> {
  const found = await findKeyByHash(hashApiKey(secret));
  if (found === null) return { kind: "unknown" };
  const now = new Date();
  const isOver = found.endedAt !== null || found.user.disabledAt !== null || (found.expiresAt !== null && found.expiresAt <= now);
  if (isOver) return { kind: "ended" };
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) await touchApiKey(found.id, now);
  return { kind: "valid", key: { keyId: found.id, userId: found.userId, role: roleOf(found) } };
}

/** Who may let a program push lines: each begins a run. */
const PUSHES = "analyst";

/** A key made when its owner was more than they are now can do no more than they. */
function roleOf({ role, user }: UsedKey): ApiKeyRole {
  return hasRole(user.role, role === "ingest" ? PUSHES : role) ? role : user.role;
}
