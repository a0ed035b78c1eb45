import { appendFile, mkdir, rename, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { tar, writeTarChecksum } from "@/server/archive/test-archives";
import { pool } from "@/server/db/client";
import { overrideEnv } from "@/server/env";
import { sweep } from "@/server/services/retention";
import { visitFeed } from "@/server/services/visit-feed";
import { storedUploads } from "../support/rest-client";
import { numberedLine as line, SOURCE_OPTIONS, sourceVisitor } from "../support/source-visitor";
import { makeFolder } from "../support/test-folders";

const visitor = await sourceVisitor();
const { admin, folderSource, visit, visitsOf, inputsOf } = visitor;

afterEach(() => overrideEnv({ LIMIT_QUEUED_RUNS: undefined, LIMIT_UPLOAD_BYTES: undefined, FEED_FOLDERS: undefined }));
afterAll(() => visitor.removeAll());

describe("a source of a folder", () => {
  it("brings all there is, then what came to it, then nothing; a rotated log goes on, a late file is not missed", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1), "other.txt": line(2) });
    expect(await visit(sourceId)).toBe("ended");
    await appendFile(path.join(folder, "app.log"), line(3));
    await visit(sourceId);
    await visit(sourceId);
    await appendFile(path.join(folder, "app.log"), line(4));
    await rename(path.join(folder, "app.log"), path.join(folder, "app.log.1"));
    await writeFile(path.join(folder, "app.log"), line(5));
    await mkdir(path.join(folder, "late"));
    const late = path.join(folder, "late", "app.log");
    await writeFile(late, line(6));
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1), "other.txt": line(2) }, { "app.log": line(3) }, { "app.log": line(5), "app.log.1": line(4), "late/app.log": line(6) }]);
    const visits = await visitsOf(sourceId);
    expect(visits.map(({ files, bytes, runs, failure }) => [files, bytes, runs.length, failure])).toEqual([[3, 3 * line(1).length, 1, null], [0, 0, 0, null], [1, line(1).length, 1, null], [2, 2 * line(1).length, 1, null]]);
    expect(visits.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    const all = await (await admin.api()).sources.list();
    expect(all.find(({ id }) => id === sourceId)).toMatchObject({ kind: "folder", place: folder, visits: 4, isVisiting: false, lastVisit: { files: 3, failure: null } });
  });

  it("names its runs, gives them its options, and they say where they come from", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) });
    await visit(sourceId);
    const { rows } = await pool().query("select r.name, r.created_by_id, r.locale, r.retain::text, r.input_name, f.id from runs r join feed_visits v on v.id = r.visit_id join feeds f on f.id = v.feed_id where f.id = $1", [sourceId]);
    expect(rows).toEqual([{ name: expect.stringMatching(/^visited/), created_by_id: admin.userId, locale: "en", retain: "all", input_name: expect.stringMatching(/\.tar$/), id: sourceId }]);
  });

  it("that passes over what is there brings what comes after it", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1) }, { existing: "skip" });
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([]);
    await appendFile(path.join(folder, "app.log"), line(2));
    await writeFile(path.join(folder, "new.log"), line(3));
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(2), "new.log": line(3) }]);
  });

  it("takes the files its globs name", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1), "other.txt": line(2), "picture.png": "x" }, { include: ["*.log"] });
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }]);
  });

  it("leaves its cursors where they were when the queue is full, and says so", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) });
    const before = await storedUploads();
    const { rows } = await pool().query<{ waiting: number }>("select count(*)::int as waiting from runs where status = 'queued'");
    overrideEnv({ LIMIT_QUEUED_RUNS: Math.max(1, rows[0]?.waiting ?? 0) });
    if (rows[0]?.waiting === 0) await visit((await folderSource({ "app.log": line(9) })).sourceId);
    await visit(sourceId);
    expect(await visitsOf(sourceId)).toMatchObject([{ files: 0, runs: [], failure: { code: "queue-full" } }]);
    expect((await storedUploads()).length).toBeLessThanOrEqual(before.length + 1);
    expect((await pool().query("select 1 from feed_cursors where feed_id = $1", [sourceId])).rowCount).toBe(0);
    overrideEnv({ LIMIT_QUEUED_RUNS: undefined });
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }]);
  });

  it("brings the others where one file cannot be read, and says which", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1), "broken.log.gz": gzipSync(line(2)).subarray(0, -6) });
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(path.join(folder, "broken.log.gz"), longAgo, longAgo);
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }]);
    expect(await visitsOf(sourceId)).toMatchObject([{ files: 1, failure: { code: "truncated", params: { entry: "broken.log.gz" } } }]);
  });

  it("brings the others where an archive would be refused for what is in it, and says why", async () => {
    const packed = await tar({ "sos/link": "", "sos/app.log": line(2) });
    packed.write("2", 156);
    writeTarChecksum(packed);
    const { sourceId, folder } = await folderSource({ "app.log": line(1), "sos.tar.gz": gzipSync(packed) });
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(path.join(folder, "sos.tar.gz"), longAgo, longAgo);
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }]);
    expect(await visitsOf(sourceId)).toMatchObject([{ files: 1, failure: { code: "link", params: { entry: "sos.tar.gz/sos/link" } } }]);
  });

  it("makes several runs of one visit where one upload may not have it all", async () => {
    overrideEnv({ LIMIT_UPLOAD_BYTES: 20_000 });
    const many = Array.from({ length: 1_000 }, (_, at) => line(at)).join("");
    const { sourceId } = await folderSource({ "app.log": many, "b.log": line(1) });
    await visit(sourceId);
    const inputs = await inputsOf(sourceId);
    expect(inputs.length).toBeGreaterThan(2);
    expect(inputs.map((files) => files["app.log"] ?? "").join("")).toBe(many);
    expect(inputs.at(-1)).toHaveProperty(["b.log"], line(1));
    const { rows } = await pool().query<{ bytes: number }>("select r.input_bytes::float8 as bytes from runs r join feed_visits v on v.id = r.visit_id where v.feed_id = $1", [sourceId]);
    for (const { bytes } of rows) expect(bytes).toBeLessThanOrEqual(20_000);
    expect(await visitsOf(sourceId)).toMatchObject([{ files: 2 }]);
  });

  it("tells why where its folder is gone or not allowed any more, and goes on when it is back", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1) });
    await visit(sourceId);
    await rename(folder, `${folder}-away`);
    await visit(sourceId);
    overrideEnv({ FEED_FOLDERS: "/var/log" });
    await rename(`${folder}-away`, folder);
    await visit(sourceId);
    overrideEnv({ FEED_FOLDERS: undefined });
    await appendFile(path.join(folder, "app.log"), line(2));
    await visit(sourceId);
    expect((await visitsOf(sourceId)).map(({ failure }) => failure?.code ?? null)).toEqual([null, "feed-folder-not-allowed", "feed-folder-unread", null]);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }, { "app.log": line(2) }]);
  });

  it("forgets its cursors for another folder, and keeps them where only its name changes", async () => {
    const { sourceId, folder } = await folderSource({ "app.log": line(1) });
    await visit(sourceId);
    const { sources } = await admin.api();
    await sources.update({ sourceId, name: "visited renamed", config: { kind: "folder", folder }, ...SOURCE_OPTIONS });
    await visit(sourceId);
    const other = await makeFolder("feed");
    await writeFile(path.join(other, "app.log"), line(1));
    await sources.update({ sourceId, name: "visited renamed", config: { kind: "folder", folder: other }, ...SOURCE_OPTIONS });
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1) }, { "app.log": line(1) }]);
    await expect(sources.update({ sourceId, name: "visited renamed", config: { kind: "ingest" }, ...SOURCE_OPTIONS })).rejects.toMatchObject({ reason: { code: "source-kind-fixed" } });
  });

  it("keeps the options that a change leaves out", async () => {
    const { sourceId, folder } = await folderSource({});
    await pool().query(`update feeds set run_options = run_options || '{"matching":"strict","year":2024}' where id = $1`, [sourceId]);
    await (await admin.api()).sources.update({ sourceId, name: `visited options ${String(sourceId)}`, config: { kind: "folder", folder }, ...SOURCE_OPTIONS, retain: "problems" });
    const { rows } = await pool().query("select run_options as options from feeds where id = $1", [sourceId]);
    expect(rows[0]?.options).toMatchObject({ model: "light", matching: "strict", year: 2024, retain: "problems", locale: "en" });
  });

  it("is not visited while it is off, nor twice at once", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) });
    const { setEnabled } = (await admin.api()).sources;
    await setEnabled({ sourceId, isEnabled: false });
    expect(await visit(sourceId)).toBe("none");
    await setEnabled({ sourceId, isEnabled: true });
    expect((await Promise.all([visit(sourceId), visit(sourceId)])).sort()).toEqual(["busy", "ended"]);
    expect(await inputsOf(sourceId)).toHaveLength(1);
  });

  it("takes nothing in a visit that is to stop", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1), "b.log": line(2) });
    let asked = 0;
    expect(await visitFeed(sourceId, () => (asked += 1) > 1)).toBe("stopped");
    expect(await visitsOf(sourceId)).toEqual([]);
    await visit(sourceId);
    expect(await inputsOf(sourceId)).toEqual([{ "app.log": line(1), "b.log": line(2) }]);
  });
});

describe("a sweep", () => {
  it("removes visits that brought nothing after a week, but the last", async () => {
    const { sourceId } = await folderSource({ "app.log": line(1) });
    for (let time = 0; time < 3; time += 1) await visit(sourceId);
    await pool().query("update feed_visits set started_at = started_at - interval '8 days', finished_at = finished_at - interval '8 days' where feed_id = $1", [sourceId]);
    await sweep(new Date());
    expect((await visitsOf(sourceId)).map(({ files }) => files)).toEqual([0, 1]);
  });
});
