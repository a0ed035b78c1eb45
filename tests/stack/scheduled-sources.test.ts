import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, describe, expect, it, onTestFinished } from "vitest";
import { pool } from "@/server/db/client";
import { queueDueFeeds } from "@/server/db/feed-visits";
import { overrideEnv } from "@/server/env";
import { nextVisit } from "@/server/services/feed-schedule";
import { defaultStorage } from "@/server/storage/default-storage";
import { followRun } from "../support/follow-run";
import { newPerson } from "../support/new-person";
import { administrator, restClient } from "../support/rest-client";
import { numberedLine as line, SOURCE_OPTIONS, sourceVisitor } from "../support/source-visitor";
import { killWorker, startWorkers, stopWorkers } from "../support/worker-processes";

const visitor = await sourceVisitor();
const { admin, newSource, folderSource, visit, visitsOf, inputsOf } = visitor;
const [analyst, viewer] = [await newPerson("analyst"), await newPerson("viewer")];

afterEach(() => overrideEnv({ FEED_FOLDERS: undefined }));
afterAll(() => visitor.removeAll());

describe("the times of a source", () => {
  const due = (sourceId: number, at: string) => pool().query(`update feeds set next_visit_at = ${at} where id = $1`, [sourceId]);
  const jobs = async (sourceId: number) => (await pool().query("select 1 from graphile_worker.jobs where key = 'visit-feed:' || $1", [sourceId])).rowCount;
  const nextOf = async (sourceId: number) => (await pool().query<{ at: Date | null }>("select next_visit_at as at from feeds where id = $1", [sourceId])).rows[0]?.at ?? null;

  it("come by its schedule; what was missed is made up once", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) }, { schedule: "30 4 * * *" });
    expect((await nextOf(sourceId))?.toISOString()).toMatch(/T04:30:00.000Z$/);
    await queueDueFeeds((feed) => nextVisit(feed));
    expect(await jobs(sourceId)).toBe(0);
    await due(sourceId, "now() - interval '5 days'");
    await queueDueFeeds((feed) => nextVisit(feed));
    await queueDueFeeds((feed) => nextVisit(feed));
    expect(await jobs(sourceId)).toBe(1);
    expect((await nextOf(sourceId))?.getTime()).toBeGreaterThan(Date.now());
  });

  it("are none while it is off, and begin anew when it is on", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) }, { schedule: "* * * * *" });
    const { setEnabled } = (await admin.api()).sources;
    await setEnabled({ sourceId, isEnabled: false });
    expect(await nextOf(sourceId)).toBeNull();
    await setEnabled({ sourceId, isEnabled: true });
    expect((await nextOf(sourceId))?.getTime()).toBeGreaterThan(Date.now());
  });

  it("are told in words, with the next ones", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) }, { schedule: "0 7 * * 1-5" });
    const list = await (await viewer.api()).sources.list({ locale: "ru" });
    const row = list.find(({ id }) => id === sourceId);
    expect(row).toMatchObject({ schedule: "0 7 * * 1-5", scheduleWords: "В 07:00, с понедельника по пятницу", scheduleZone: "UTC" });
    expect(row?.nextVisits).toHaveLength(3);
    const { describeSchedule } = (await viewer.api()).sources;
    expect(await describeSchedule({ schedule: "*/5 * * * *", scheduleZone: "Europe/Riga", locale: "en" })).toMatchObject({ kind: "ok", words: "Every 5 minutes" });
    expect(await describeSchedule({ schedule: "* * * * * *", scheduleZone: "UTC", locale: "en" })).toMatchObject({ kind: "refused", reason: { code: "schedule-too-often" } });
  });
});

describe("a worker", () => {
  afterAll(stopWorkers);

  it("visits a source that is due, and analyses what it brought", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) + line(2) }, { schedule: "30 4 * * *" });
    await startWorkers(1);
    await pool().query("update feeds set next_visit_at = now() where id = $1", [sourceId]);
    await expect.poll(async () => (await visitsOf(sourceId))[0]?.runs.length, { timeout: 20_000 }).toBe(1);
    const runId = (await visitsOf(sourceId))[0]?.runs[0]?.id ?? 0;
    expect((await followRun(runId)).last.status).toBe("completed");
    const { rows } = await pool().query("select name from log_files where run_id = $1", [runId]);
    expect(rows).toEqual([{ name: "app.log" }]);
    await stopWorkers();
  });

  it("that is killed in mid-visit has taken nothing, and the next visit takes it once", async () => {
    const held: ServerResponse[] = [];
    let isHolding = true;
    const server = createServer((request, response) => {
      response.writeHead(200, { "Content-Length": 2 * line(1).length });
      if (request.method === "HEAD") return void response.end();
      response.write(line(1));
      // The first file is there, of the second the worker waits for the end.
      if (isHolding && request.url === "/b.log") held.push(response);
      else response.end(line(2));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const sourceId = await newSource({ kind: "http", addresses: [`${base}/a.log`, `${base}/b.log`] });
    await (await analyst.api()).sources.visit({ sourceId });
    const [worker] = await startWorkers(1);
    await expect.poll(() => held.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const { list } = (await viewer.api()).sources;
    expect((await list()).find(({ id }) => id === sourceId)).toMatchObject({ isVisiting: true, lastVisit: { finishedAt: null } });
    if (worker !== undefined) await killWorker(worker);
    expect(await inputsOf(sourceId)).toEqual([]);
    isHolding = false;
    await expect.poll(() => visit(sourceId), { timeout: 5_000 }).toBe("ended");
    expect(await inputsOf(sourceId)).toEqual([{ [`${base.slice(7).replace(":", "_")}/a.log`]: line(1) + line(2), [`${base.slice(7).replace(":", "_")}/b.log`]: line(1) + line(2) }]);
    expect(await visitsOf(sourceId)).toHaveLength(1);
    expect(await defaultStorage().list("visits")).toEqual([]);
  });
});

describe("the secret of a source", () => {
  const config = { kind: "http", addresses: ["http://127.0.0.1:9/app.log"], signIn: { kind: "basic", user: "reader" } } as const;

  it("is stored encrypted, and shown to nobody", async () => {
    const secret = "hush-hush-4711";
    const sourceId = await newSource({ ...config, addresses: [...config.addresses] }, { secret });
    const { sources } = await admin.api();
    await sources.update({ sourceId, name: `visited secret ${String(sourceId)}`, config: { ...config, addresses: [...config.addresses] }, ...SOURCE_OPTIONS });
    await visit(sourceId);
    const answers = JSON.stringify([await sources.list(), await sources.config({ sourceId }), await visitsOf(sourceId)]);
    expect(answers).not.toContain(secret);
    expect(await sources.config({ sourceId })).toMatchObject({ hasSecret: true });
    const { rows } = await pool().query<{ kept: string }>("select row_to_json(f)::text as kept from feeds f where id = $1 union all select row_to_json(a)::text from audit_events a where subject_kind = 'feed' and subject_id = $1::text", [sourceId]);
    expect(rows).toHaveLength(3);
    for (const { kept } of rows) expect(kept).not.toContain(secret);
    expect(rows[0]?.kept).toMatch(/"secret":"[\w+/=]{40,}"/);
  });

  it("is sent nowhere else by whoever changes the source", async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
    });
    const sourceId = await newSource({ ...config, addresses: [...config.addresses] }, { secret: "hush" });
    const elsewhere = { ...config, addresses: [...config.addresses, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/app.log`] };
    const { sources } = await admin.api();
    const missing = { reason: { code: "feed-secret-missing" } };
    expect(await sources.check({ sourceId, config: elsewhere })).toMatchObject({ kind: "refused", ...missing });
    await expect(sources.update({ sourceId, name: "visited elsewhere", config: elsewhere, ...SOURCE_OPTIONS })).rejects.toMatchObject(missing);
    expect(seen).toEqual([]);
    expect(await sources.check({ sourceId, config: elsewhere, secret: "another" })).toMatchObject({ kind: "ok", total: 2 });
    expect(new Set(seen)).toEqual(new Set([`Basic ${Buffer.from("reader:another").toString("base64")}`]));
  });

  it("that cannot be decrypted any more is asked for again", async () => {
    const sourceId = await newSource({ ...config, addresses: [...config.addresses] }, { secret: "x" });
    await pool().query("update feeds set secret = $2 where id = $1", [sourceId, Buffer.alloc(40).toString("base64")]);
    await visit(sourceId);
    expect(await visitsOf(sourceId)).toMatchObject([{ failure: { code: "feed-secret-lost" } }]);
    await expect(newSource({ ...config, addresses: [...config.addresses] })).rejects.toMatchObject({ reason: { code: "feed-secret-missing" } });
  });
});

describe("what people may do with sources", () => {
  it("is to look for viewers, to visit for analysts, the rest for administrators", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1) });
    const settings = { sourceId, name: "visited by whom", config: { kind: "folder", folder } as const, ...SOURCE_OPTIONS };
    const refused = { code: "FORBIDDEN" };
    for (const person of [viewer, analyst]) {
      const { sources } = await person.api();
      await expect(sources.config({ sourceId })).rejects.toMatchObject(refused);
      await expect(sources.update(settings)).rejects.toMatchObject(refused);
      await expect(sources.check({ config: settings.config })).rejects.toMatchObject(refused);
    }
    await expect((await viewer.api()).sources.visit({ sourceId })).rejects.toMatchObject(refused);
    await (await analyst.api()).sources.visit({ sourceId });
    expect((await (await viewer.api()).sources.list()).find(({ id }) => id === sourceId)?.isVisiting).toBe(true);
    const pushed = await newSource({ kind: "ingest" });
    await expect((await analyst.api()).sources.visit({ sourceId: pushed })).rejects.toMatchObject({ reason: { code: "source-not-visited" } });
    await expect((await analyst.api()).sources.visit({ sourceId: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is to see what a visit would find before it is made", async () => {
    const { folder } = await folderSource({ "app.log": line(1), "b.log": line(2) });
    const { check, create } = (await admin.api()).sources;
    expect(await check({ config: { kind: "folder", folder } })).toMatchObject({ kind: "ok", total: 2, bytes: 2 * line(1).length, files: [{ key: "app.log", bytes: line(1).length }, { key: "b.log" }] });
    expect(await check({ config: { kind: "folder", folder: "/nowhere" } })).toMatchObject({ kind: "refused", reason: { code: "feed-folder-unread" } });
    overrideEnv({ FEED_FOLDERS: "/var/log" });
    await expect(create({ name: "visited not allowed", config: { kind: "folder", folder }, ...SOURCE_OPTIONS })).rejects.toMatchObject({ reason: { code: "feed-folder-not-allowed" } });
    await expect(create({ name: "visited with password", config: { kind: "http", addresses: ["https://me:pw@example.org/a.log"] }, ...SOURCE_OPTIONS })).rejects.toMatchObject({ reason: { code: "feed-address-credentials", params: { address: "example.org/a.log" } } });
    await expect(create({ name: "visited too often", config: { kind: "folder", folder: "/var/log" }, schedule: "* * * * * *", ...SOURCE_OPTIONS })).rejects.toMatchObject({ reason: { code: "schedule-too-often" } });
  });
});


describe("the REST API", () => {
  it("makes a source that is visited, has it visited, and tells what came of it, but not its secret", async () => {
    const { keys } = await administrator();
    const { call } = restClient(keys.admin);
    const { folder } = await folderSource({ "app.log": line(1) });
    const made = await call("/sources", { method: "POST", json: { name: "rest visited", config: { kind: "folder", folder }, schedule: "0 7 * * *", scheduleZone: "Europe/Riga" } });
    expect(made).toMatchObject({ status: 201, json: { kind: "folder", place: folder, schedule: "0 7 * * *", timeZone: "Europe/Riga", nextVisitAt: expect.stringMatching(/^20/) } });
    const { id } = made.json as { id: number };
    onTestFinished(async () => {
      await pool().query("select graphile_worker.remove_job('visit-feed:' || $1)", [id]);
      await pool().query("delete from runs where visit_id in (select id from feed_visits where feed_id = $1)", [id]);
      await pool().query("delete from feeds where id = $1", [id]);
    });
    expect((await call(`/sources/${String(id)}/visit`, { method: "POST", key: keys.viewer })).json.error).toBe("role_too_low");
    expect((await call(`/sources/${String(id)}/visit`, { method: "POST", key: keys.analyst })).status).toBe(202);
    await visit(id);
    await call(`/sources/${String(id)}/disable`, { method: "POST" });
    expect((await call(`/sources/${String(id)}/visit`, { method: "POST" })).json).toMatchObject({ error: "source_off" });
    const { json } = await call(`/sources/${String(id)}/visits?filter=hasFailed=false`, { key: keys.viewer });
    expect(json.items).toMatchObject([{ files: 1, bytes: line(1).length, failure: null, runIds: [expect.any(Number)], finishedAt: expect.stringMatching(/Z$/) }]);
    expect((await call("/sources/999999/visits")).status).toBe(404);
    const http = { name: "rest secret", config: { kind: "http", addresses: ["http://127.0.0.1:9/a.log"], signIn: { kind: "bearer" } } };
    expect((await call("/sources", { method: "POST", json: http })).json).toMatchObject({ error: "feed_secret_missing" });
    expect((await call("/sources", { method: "POST", json: { ...http, kind: "ingest" } })).status).toBe(400);
    expect((await call("/sources", { method: "POST", json: { name: "rest nothing" } })).status).toBe(400);
    const kept = await call("/sources", { method: "POST", json: { ...http, secret: "hush-hush-4712" } });
    expect(kept.status).toBe(201);
    const answers = [kept, await call("/sources"), await call(`/sources/${String(kept.json.id)}`), await call("/audit-events")];
    expect(JSON.stringify(answers.map(({ json: answer }) => answer as unknown))).not.toContain("hush-hush");
    await call(`/sources/${String(kept.json.id)}`, { method: "DELETE" });
  });
});
