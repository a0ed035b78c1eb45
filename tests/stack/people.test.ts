import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { listAuditEvents } from "@/server/db/audit-events";
import { pool } from "@/server/db/client";
import { env } from "@/server/env";
import { FIRST_SIGN_IN_FILE, writeFirstSignIn } from "@/server/services/first-sign-in";
import { findPerson, openSession, signIn } from "@/server/services/sign-in";
import { newPerson, type TestPerson } from "../support/new-person";
import { makeFolder } from "../support/test-folders";

const refusal = (code: string) => expect.objectContaining({ reason: { code, params: {} } });
const stranger = () => createCaller({ person: null, address: "192.0.2.9" });
const trySignIn = (email: string, password: string) => signIn({ email, password, address: "192.0.2.8", userAgent: null });

let admin: TestPerson;
beforeAll(async () => {
  admin = await newPerson("admin");
});

describe("roles", () => {
  it.each(["viewer", "analyst"] as const)("keep a %s from what is for administrators", async (role) => {
    const api = await (await newPerson(role)).api();
    const forbidden = expect.objectContaining({ code: "FORBIDDEN" });
    await expect(api.users.list()).rejects.toEqual(forbidden);
    await expect(api.users.invite({ email: "x@example.org", role: "admin" })).rejects.toEqual(forbidden);
    await expect(api.users.setRole({ userId: admin.userId, role: "viewer" })).rejects.toEqual(forbidden);
    await expect(api.audit.list({ offset: 0, limit: 1 })).rejects.toEqual(forbidden);
    await expect(api.settings.change({ changes: { runDays: 1 } })).rejects.toEqual(forbidden);
    await expect(api.models.speedTest({ name: "light" })).rejects.toEqual(forbidden);
  });

  it("can be given by an administrator, and hold with the next call", async () => {
    const person = await newPerson("viewer");
    await (await admin.api()).users.setRole({ userId: person.userId, role: "admin" });
    expect((await (await person.api()).users.list()).length).toBeGreaterThan(1);
  });

  it("let nobody take the last administrator away", async () => {
    const { rows: others } = await pool().query<{ id: number }>("update users set disabled_at = now() where role = 'admin' and disabled_at is null and id <> $1 returning id", [admin.userId]);
    try {
      const api = await admin.api();
      await expect(api.users.setRole({ userId: admin.userId, role: "analyst" })).rejects.toEqual(refusal("last-admin"));
      await expect(api.users.setDisabled({ userId: admin.userId, isDisabled: true })).rejects.toEqual(refusal("last-admin"));
    } finally {
      await pool().query("update users set disabled_at = null where id = any($1::int[])", [others.map(({ id }) => id)]);
    }
  });

  it("let one of two administrators keep the role when each takes it from the other at once", async () => {
    const { rows: others } = await pool().query<{ id: number }>("update users set disabled_at = now() where role = 'admin' and disabled_at is null returning id");
    try {
      const [one, two] = [await newPerson("admin"), await newPerson("admin")];
      const [first, second] = [await one.api(), await two.api()];
      const outcomes = await Promise.allSettled([first.users.setRole({ userId: two.userId, role: "viewer" }), second.users.setRole({ userId: one.userId, role: "viewer" })]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await pool().query("update users set disabled_at = now() where id = any($1::int[])", [[one.userId, two.userId]]);
    } finally {
      await pool().query("update users set disabled_at = null where id = any($1::int[])", [others.map(({ id }) => id)]);
    }
  });
});

describe("a person who is switched off", () => {
  it("is out at once everywhere, and in again when switched on", async () => {
    const person = await newPerson("analyst");
    const api = await admin.api();
    await api.users.setDisabled({ userId: person.userId, isDisabled: true });
    expect(await findPerson(person.sessionId)).toBeNull();
    expect(await trySignIn(person.email, person.password)).toEqual({ kind: "refused" });
    await api.users.setDisabled({ userId: person.userId, isDisabled: false });
    expect(await findPerson(person.sessionId)).toBeNull();
    expect(await trySignIn(person.email, person.password)).toMatchObject({ kind: "signed-in", userId: person.userId });
  });
});

describe("an invitation", () => {
  it("makes one person of its role, once", async () => {
    const api = await admin.api();
    const { token } = await api.users.invite({ email: "Guest@Example.org", role: "analyst" });
    expect(await stranger().invitations.find({ token })).toMatchObject({ email: "guest@example.org", role: "analyst", invitedBy: "Test admin" });
    await expect(stranger().invitations.accept({ token, name: "Guest", password: "short" })).rejects.toEqual(refusal("password-too-short"));
    const { userId } = await stranger().invitations.accept({ token, name: "Guest", password: "a long walk home" });
    expect(await trySignIn("guest@example.org", "a long walk home")).toMatchObject({ kind: "signed-in", userId });
    await expect(stranger().invitations.accept({ token, name: "Guest", password: "a long walk home" })).rejects.toEqual(expect.objectContaining({ code: "NOT_FOUND" }));
    await expect(api.users.invite({ email: "guest@example.org", role: "viewer" })).rejects.toEqual(refusal("email-taken"));
  });

  it("holds no more when it was taken back, replaced by another, or is too old", async () => {
    const api = await admin.api();
    const first = await api.users.invite({ email: "late@example.org", role: "viewer" });
    const second = await api.users.invite({ email: "late@example.org", role: "viewer" });
    const missing = expect.objectContaining({ code: "NOT_FOUND" });
    await expect(stranger().invitations.find({ token: first.token })).rejects.toEqual(missing);
    await pool().query("update invitations set expires_at = now() - interval '1 minute' where id = $1", [second.invitationId]);
    await expect(stranger().invitations.accept({ token: second.token, name: "Late", password: "a long walk home" })).rejects.toEqual(missing);
    expect((await api.users.invitations()).find(({ id }) => id === second.invitationId)).toMatchObject({ isExpired: true });
    await api.users.revokeInvitation({ invitationId: second.invitationId });
    await expect(api.users.revokeInvitation({ invitationId: second.invitationId })).rejects.toEqual(missing);
  });

  it("keeps no token that could be read out of the database", async () => {
    const { token } = await (await admin.api()).users.invite({ email: "secret@example.org", role: "viewer" });
    const { rows } = await pool().query<{ line: string }>("select i::text as line from invitations i union all select e::text from audit_events e");
    expect(rows.filter(({ line }) => line.includes(token))).toEqual([]);
  });
});

describe("a changed password", () => {
  const stateDir = env().STATE_DIR;
  beforeAll(async () => {
    env().STATE_DIR = await makeFolder("first");
    await mkdir(env().STATE_DIR, { recursive: true });
  });
  afterAll(() => {
    env().STATE_DIR = stateDir;
  });

  it("needs the current one, ends one's other sessions, and is the one that counts", async () => {
    const person = await newPerson("viewer");
    const other = await openSession(person.userId, null);
    const api = await person.api();
    await expect(api.account.changePassword({ current: "wrong", wished: "entirely new words" })).rejects.toEqual(refusal("password-wrong"));
    await expect(api.account.changePassword({ current: person.password, wished: person.password })).rejects.toEqual(refusal("password-unchanged"));
    expect(await api.account.changePassword({ current: person.password, wished: "entirely new words" })).toEqual({ endedSessions: 1 });
    expect([await findPerson(other), (await findPerson(person.sessionId))?.userId]).toEqual([null, person.userId]);
    expect(await trySignIn(person.email, person.password)).toEqual({ kind: "refused" });
    expect(await trySignIn(person.email, "entirely new words")).toMatchObject({ kind: "signed-in" });
  });

  it("cannot be guessed at", async () => {
    const api = await (await newPerson("viewer")).api();
    for (let tries = 0; tries < 5; tries++) await expect(api.account.changePassword({ current: "wrong", wished: "entirely new words" })).rejects.toEqual(refusal("password-wrong"));
    await expect(api.account.changePassword({ current: "wrong", wished: "entirely new words" })).rejects.toEqual(refusal("password-slowed"));
  });

  it("takes the first sign-in away where it was that person's", async () => {
    const file = path.join(env().STATE_DIR, FIRST_SIGN_IN_FILE);
    const [first, another] = [await newPerson("admin"), await newPerson("viewer")];
    await writeFirstSignIn(env().STATE_DIR, { email: first.email.toUpperCase(), password: first.password, apiKey: "lip_x" });
    await (await another.api()).account.changePassword({ current: another.password, wished: "entirely new words" });
    expect(existsSync(file)).toBe(true);
    await (await first.api()).account.changePassword({ current: first.password, wished: "entirely new words" });
    expect(existsSync(file)).toBe(false);
  });
});

describe("sessions", () => {
  it("are listed to their owner alone, who can end them", async () => {
    const [person, other] = [await newPerson("viewer"), await newPerson("viewer")];
    const phone = await openSession(person.userId, "Mozilla/5.0 (iPhone)");
    const api = await person.api();
    expect((await api.account.sessions()).map(({ id, isThis }) => [id, isThis]).sort()).toEqual([[person.sessionId, true], [phone, false]].sort());
    await expect((await other.api()).account.endSession({ sessionId: phone })).rejects.toEqual(expect.objectContaining({ code: "NOT_FOUND" }));
    await api.account.endSession({ sessionId: phone });
    expect(await findPerson(phone)).toBeNull();
    await openSession(person.userId, null);
    expect(await api.account.endOtherSessions()).toEqual({ ended: 1 });
  });
});

describe("the audit log", () => {
  it("has every change with who made it, and none that was refused", async () => {
    const person = await newPerson("analyst");
    const api = await person.api();
    await api.account.setName({ name: "Ada" });
    await api.account.setPreferences({ theme: "dark" });
    await expect(api.users.setRole({ userId: person.userId, role: "admin" })).rejects.toThrow();
    await expect(api.runs.retry({ runId: 2_000_000_000 })).rejects.toThrow();
    const { rows, total } = await listAuditEvents({ userId: person.userId, offset: 0, limit: 10 });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ person: "Ada", action: "account.setName", subjectKind: "person", subjectId: String(person.userId), detail: { name: "Ada" }, address: "192.0.2.7" });
  });

  it("has who signed in and who was refused, and no password", async () => {
    const person = await newPerson("viewer");
    await trySignIn(person.email, "not the password");
    await trySignIn(person.email.toUpperCase(), person.password);
    const { rows } = await listAuditEvents({ text: person.email, offset: 0, limit: 10 });
    const of = { subjectKind: "person", subjectId: person.email, detail: { by: "password" }, address: "192.0.2.8" };
    expect(rows).toMatchObject([
      { action: "session.open", person: "Test viewer", ...of },
      { action: "session.refuse", person: null, ...of },
    ]);
    expect(JSON.stringify(rows)).not.toContain(person.password);
  });

  it("can be narrowed and paged", async () => {
    const person = await newPerson("viewer");
    const api = await person.api();
    for (const name of ["One", "Two 100%", "Three"]) await api.account.setName({ name });
    const log = (await admin.api()).audit;
    const of = { userId: person.userId, limit: 2, offset: 0 };
    expect((await log.list(of)).rows.map(({ detail }) => detail.name)).toEqual(["Three", "Two 100%"]);
    expect(await log.list({ ...of, offset: 2 })).toMatchObject({ total: 3, rows: [{ detail: { name: "One" } }] });
    expect(await log.list({ ...of, text: "100%" })).toMatchObject({ total: 1 });
    expect(await log.list({ ...of, subjectKind: "run" })).toMatchObject({ total: 0 });
  });
});
