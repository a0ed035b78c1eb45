import type { Role } from "@/server/db/users";

export type { Role };

/** From the least to the most: a role may do everything the ones before it may. */
export const ROLES = ["viewer", "analyst", "admin"] as const satisfies readonly Role[];

/** Whether a role may do what `needed` may. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
