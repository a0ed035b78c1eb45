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
