import { createHash, randomBytes } from "node:crypto";
import { acceptInvitationRow, findOpenInvitation, insertInvitation, type InvitationRow, listInvitations } from "@/server/db/invitations";
import type { Failure } from "@/server/db/run-stages";
import { passwordFault } from "@/server/domain/check-password";
import { hashPassword } from "./passwords";
import type { Role } from "./roles";

export { listInvitations };

/** A week: long enough for a holiday, short enough for a link that lies about. */
export const INVITATION_DAYS = 7;

const DAY_MS = 24 * 3_600_000;

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** `token` is shown once, in the link; only its hash is kept. */
export type Invited = { kind: "invited"; invitationId: number; token: string } | { kind: "refused"; reason: Failure };

/** Invites somebody by a link. An earlier link for the same address stops working. */
export async function invite(invitation: { email: string; role: Role; invitedById: number }): Promise<Invited> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * DAY_MS);
  const invitationId = await insertInvitation({ ...invitation, tokenHash: hashOf(token), expiresAt });
  if (invitationId === null) return { kind: "refused", reason: { code: "email-taken", params: {} } };
  return { kind: "invited", invitationId, token };
}

/** The invitation a link stands for; null where it was accepted, taken back, or is too old. */
export function findInvitation(token: string): Promise<InvitationRow | null> {
  return findOpenInvitation(hashOf(token), new Date());
}

export type Accepted = { kind: "accepted"; userId: number; email: string } | { kind: "not-found" } | { kind: "refused"; reason: Failure };

/** Makes the invited person with the name and password they chose. A link works once. */
export async function acceptInvitation(token: string, { name, password }: { name: string; password: string }): Promise<Accepted> {
  const invitation = await findInvitation(token);
  if (invitation === null) return { kind: "not-found" };
  const fault = passwordFault(password, [invitation.email, name], null);
  if (fault !== null) return { kind: "refused", reason: { code: `password-${fault}`, params: {} } };
  const accepted = await acceptInvitationRow(hashOf(token), { name, passwordHash: await hashPassword(password) }, new Date());
  return accepted === null ? { kind: "not-found" } : { kind: "accepted", ...accepted };
}
