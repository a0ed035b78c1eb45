import { randomUUID } from "node:crypto";
import { createCaller } from "@/server/api/root";
import { pool } from "@/server/db/client";
import { insertPerson } from "@/server/db/people";
import { hashPassword } from "@/server/services/passwords";
import { findPerson, openSession } from "@/server/services/sign-in";
import type { Role } from "@/server/services/roles";

/** Somebody who is signed in, with the API as they may call it. */
export interface TestPerson {
  userId: number;
  sessionId: string;
  email: string;
  password: string;
  /** The API as the session stands now: a changed role or an ended session shows. */
  api(): Promise<ReturnType<typeof createCaller>>;
}

/** Makes a person of a role, signed in once. */
export async function newPerson(role: Role): Promise<TestPerson> {
  const email = `${randomUUID()}@example.org`;
  const password = "correct horse battery";
  const userId = await insertPerson(pool(), { email, name: `Test ${role}`, role, passwordHash: await hashPassword(password), oidcSubject: null });
  if (userId === null) throw new Error("the address is taken");
  const sessionId = await openSession(userId, "test");
  return { userId, sessionId, email, password, api: async () => createCaller({ person: await findPerson(sessionId), address: "192.0.2.7" }) };
}
