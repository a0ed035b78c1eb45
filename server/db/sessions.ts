import { prisma } from "./client";
import { userColumns, type UserRow } from "./users";

export interface SessionRow {
  id: string;
  lastSeenAt: Date;
  user: UserRow;
}

/** @returns the id of the new session (a UUID) */
export async function createSession(session: { userId: number; expiresAt: Date; userAgent: string | null }): Promise<string> {
  const { id } = await prisma().session.create({ data: session, select: { id: true } });
  return id;
}

/** A session that is neither ended nor past its end at `now`, with its person. Null where there is none. */
export async function findOpenSession(id: string, now: Date): Promise<SessionRow | null> {
  return prisma().session.findFirst({
    where: { id, endedAt: null, expiresAt: { gt: now } },
    select: { id: true, lastSeenAt: true, user: { select: userColumns } },
  });
}

export async function touchSession(id: string, at: Date): Promise<void> {
  await prisma().session.updateMany({ where: { id }, data: { lastSeenAt: at } });
}

/** Ends a session; one that is gone or ended stays as it is. */
export async function endSession(id: string, at: Date): Promise<void> {
  await prisma().session.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
}

/** An open session as its owner sees it in a list. */
export interface OwnSessionRow {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
}

/** The open sessions of a person, the one last used first. */
export async function listOpenSessions(userId: number, now: Date): Promise<OwnSessionRow[]> {
  return prisma().session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
    orderBy: { lastSeenAt: "desc" },
  });
}

/** Ends a session of this person. @returns false where they have no such open one */
export async function endOwnSession(id: string, userId: number, at: Date): Promise<boolean> {
  const { count } = await prisma().session.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: at } });
  return count > 0;
}

/** Ends every session of a person but one (null: every one). @returns how many */
export async function endOtherSessions(userId: number, keptId: string | null, at: Date): Promise<number> {
  const { count } = await prisma().session.updateMany({ where: { userId, endedAt: null, ...(keptId === null ? {} : { id: { not: keptId } }) }, data: { endedAt: at } });
  return count;
}
