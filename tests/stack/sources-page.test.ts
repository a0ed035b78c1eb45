import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { newPerson, type TestPerson } from "../support/new-person";
import { restClient } from "../support/rest-client";

const LINES = "2025-10-06T08:59:32 ERROR os: Disk failed\n";
const OPTIONS = { retain: "problems", timeZone: "Europe/Riga", locale: "en" } as const;

let admin: TestPerson;
let analyst: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  [admin, analyst, viewer] = await Promise.all([newPerson("admin"), newPerson("analyst"), newPerson("viewer")]);
});

afterAll(async () => {
  const ours = [admin.userId, analyst.userId];
  await pool().query("delete from runs where visit_id in (select v.id from feed_visits v join feeds f on f.id = v.feed_id where f.created_by_id = any($1))", [ours]);
  await pool().query("delete from feeds where created_by_id = any($1)", [ours]);
});

async function newSource(name: string): Promise<number> {
  return (await (await admin.api()).sources.create({ name, ...OPTIONS })).sourceId;
}

async function rowOf(sourceId: number) {
  return (await (await viewer.api()).sources.list()).find(({ id }) => id === sourceId);
}

/** A key that an analyst made for one source, and what comes of pushing with it. */
async function newPusher(sourceId: number) {
  const { secret } = await (await analyst.api()).apiKeys.create({ name: "agent", role: "ingest", expiresAt: null, feedIds: [sourceId] });
  return (source: string) => restClient(secret).call(`/ingest?${new URLSearchParams({ source }).toString()}`, { method: "POST", body: LINES, headers: { "Content-Type": "text/plain" } });
}

describe("a source", () => {
  it("is made by an administrator alone, and is there with its options", async () => {
    const sourceId = await newSource("  north gate ");
    expect(await rowOf(sourceId)).toMatchObject({ name: "north gate", isEnabled: true, visits: 0, lastVisitAt: null, createdBy: "Test admin", options: { model: "light", retain: "problems", timeZone: "Europe/Riga", locale: "en" } });
    for (const person of [viewer, analyst]) await expect((await person.api()).sources.create({ name: "another", ...OPTIONS })).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const person of [viewer, analyst]) await expect((await person.api()).sources.remove({ sourceId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect((await admin.api()).sources.create({ name: "nowhere", ...OPTIONS, timeZone: "Mars/Olympus" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("has no U+0000 in its name, which no database takes", async () => {
    await expect((await admin.api()).sources.create({ name: "north\0gate", ...OPTIONS })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("has a name of its own", async () => {
    await newSource("taken");
    await expect((await admin.api()).sources.create({ name: "taken", ...OPTIONS })).rejects.toMatchObject({ code: "CONFLICT", reason: { code: "source-name-taken", params: { name: "taken" } } });
  });

  it("is not named so that its name would be another's id", async () => {
    await expect((await admin.api()).sources.create({ name: "2025", ...OPTIONS })).rejects.toMatchObject({ code: "BAD_REQUEST", reason: { code: "source-name-digits", params: { name: "2025" } } });
  });

  it("that is off takes nothing until it is on again", async () => {
    const sourceId = await newSource("switched");
    const push = await newPusher(sourceId);
    const { setEnabled } = (await admin.api()).sources;
    await setEnabled({ sourceId, isEnabled: false });
    expect((await rowOf(sourceId))?.isEnabled).toBe(false);
    expect((await push("switched")).json.error).toBe("not_found");
    await setEnabled({ sourceId, isEnabled: true });
    expect((await push("switched")).status).toBe(202);
    await expect(setEnabled({ sourceId: 999_999, isEnabled: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("that was removed leaves its name, not its keys, to the next one, and its runs stay", async () => {
    const first = await newSource("again");
    const push = await newPusher(first);
    const { runId } = (await push("again")).json;
    const { remove } = (await admin.api()).sources;
    await remove({ sourceId: first });
    expect(await rowOf(first)).toBeUndefined();
    expect((await push("again")).json.error).toBe("key_ended");
    await expect(remove({ sourceId: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const second = await newSource("again");
    expect((await push("again")).json.error).toBe("key_ended");
    await remove({ sourceId: second });
    expect((await rowOf(await newSource("again")))?.visits).toBe(0);
    expect((await pool().query("select 1 from runs where id = $1", [runId])).rowCount).toBe(1);
  });

  it("is written down in the audit log with what was done to it", async () => {
    const sourceId = await newSource("audited");
    const { setEnabled, remove } = (await admin.api()).sources;
    await setEnabled({ sourceId, isEnabled: false });
    await remove({ sourceId });
    const { rows } = await pool().query<{ action: string; detail: unknown }>("select action, detail from audit_events where subject_kind = 'feed' and subject_id = $1 order by id", [String(sourceId)]);
    expect(rows.map(({ action, detail }) => [action, detail])).toEqual([["sources.create", { name: "audited" }], ["sources.setEnabled", { isEnabled: false }], ["sources.remove", {}]]);
  });
});

describe("the visits of a source", () => {
  it("are the newest first, with their pushes, bytes and runs", async () => {
    const sourceId = await newSource("visited");
    const push = await newPusher(sourceId);
    const { visits } = (await viewer.api()).sources;
    expect(await visits({ sourceId, limit: 50 })).toEqual([]);
    const { runId } = (await push("visited")).json;
    expect((await push(String(sourceId))).json).toMatchObject({ runId, joined: true });
    await pool().query("update runs set status = 'completed' where id = $1", [runId]);
    const { runId: next } = (await push("visited")).json;

    const rows = await visits({ sourceId, limit: 50 });
    expect(rows).toMatchObject([
      { files: 1, bytes: LINES.length, runs: [{ id: next, name: "visited", status: "queued" }] },
      { files: 2, bytes: 2 * LINES.length, runs: [{ id: runId, name: "visited", status: "completed" }] },
    ]);
    expect(await rowOf(sourceId)).toMatchObject({ visits: 2, lastVisitAt: rows[0]?.startedAt });
    expect((await visits({ sourceId, limit: 1 })).map(({ runs }) => runs.map(({ id }) => id))).toEqual([[next]]);
    await pool().query("delete from runs where id = $1", [next]);
    expect((await visits({ sourceId, limit: 1 }))[0]?.runs).toEqual([]);
  });
});
