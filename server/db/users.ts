import { prisma } from "./client";
import type { Role } from "./generated/enums";

export type { Role };

/** Someone who may sign in, without secrets. `disabledAt` null: they may. */
export interface UserRow {
  id: number;
  email: string;
  name: string;
  role: Role;
  locale: string | null;
  theme: string | null;
  timeZone: string | null;
  disabledAt: Date | null;
}

/** What a person sets for themselves; null goes back to what the browser says. */
export interface Preferences {
  locale?: string | null;
  theme?: string | null;
  timeZone?: string | null;
}

export const userColumns = { id: true, email: true, name: true, role: true, locale: true, theme: true, timeZone: true, disabledAt: true } as const;

/** E-mail addresses are kept in small letters and without outer spaces: one person, one spelling. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The person of an address in any spelling, with the hash of their password (null where they have none). Null where there is none. */
export async function findUserForSignIn(email: string): Promise<(UserRow & { passwordHash: string | null }) | null> {
  return prisma().user.findUnique({ where: { email: normalizeEmail(email) }, select: { ...userColumns, passwordHash: true } });
}

export async function updatePreferences(userId: number, preferences: Preferences): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: preferences, select: { id: true } });
}

/** The hash of a person's password; null where they have none, or there is no such person. */
export async function findPasswordHash(userId: number): Promise<string | null> {
  const row = await prisma().user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

export async function setPasswordHash(userId: number, passwordHash: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
}

export async function setName(userId: number, name: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { name }, select: { id: true } });
}

/** The person a provider of single sign-on knows under this subject. */
export async function findUserBySubject(oidcSubject: string): Promise<UserRow | null> {
  return prisma().user.findUnique({ where: { oidcSubject }, select: userColumns });
}

/** Ties a person to a subject. @returns false where they are tied to another already */
export async function linkSubject(userId: number, oidcSubject: string): Promise<boolean> {
  const { count } = await prisma().user.updateMany({ where: { id: userId, oidcSubject: null }, data: { oidcSubject } });
  return count > 0;
}
