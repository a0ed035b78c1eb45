import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { outageArchive } from "../support/outage";
import { newPerson } from "../support/new-person";
import { administrator, formOf, newKey, restClient } from "../support/rest-client";

let userId: number;
let keys: Awaited<ReturnType<typeof administrator>>["keys"];
let archive: Buffer;
let call: ReturnType<typeof restClient>["call"];

beforeAll(async () => {
  ({ userId, keys } = await administrator());
  ({ call } = restClient(keys.admin));
  archive = await outageArchive(300);
});

describe("a source", () => {
  const ids: number[] = [];
  const newSource = async (name: string): Promise<number> => {
    const { id } = (await call("/sources", { method: "POST", json: { name, kind: "ingest" } })).json as { id: number };
    ids.push(id);
    return id;
  };
  const push = (source: string, key: string) => call(`/ingest?source=${source}`, { method: "POST", body: "2025-10-06T08:59:32 ERROR os: Disk failed\n", headers: { "Content-Type": "text/plain" }, key });
  afterAll(async () => {
    await pool().query("delete from runs where visit_id in (select id from feed_visits where feed_id = any($1))", [ids]);
    await pool().query("delete from feeds where id = any($1)", [ids]);
  });

  it("is refused for what would refuse each of its runs, in the words that a run gets", async () => {
    const make = (options: object) => call("/sources", { method: "POST", json: { name: "rest-unfit", kind: "ingest", options } });
    const inZone = await make({ timeZone: "Mars/X" });
    expect(inZone.json).toMatchObject({ message: expect.stringContaining("options.timeZone: There is no time zone Mars/X"), details: { issues: [{ field: "options.timeZone" }] } });
    const withModel = await make({ model: "heavy" });
    const run = await call("/batch-process?model=heavy", { method: "POST", body: formOf({ "a.zip": archive }) });
    expect([withModel.status, withModel.json.error, withModel.json.message]).toEqual([run.status, run.json.error, run.json.message]);
    expect(withModel.json).toMatchObject({ error: "model_not_installed", message: expect.stringContaining(path.resolve("models", "Qwen3-Embedding-0.6B")) });
    expect((await call("/sources?filter=name=rest-unfit")).json.items).toEqual([]);
  });

  it("is turned off and on by an administrator", async () => {
    const address = `/sources/${String(await newSource("rest-switched"))}`;
    expect((await call(`${address}/disable`, { method: "POST", key: keys.analyst })).json.error).toBe("role_too_low");
    expect((await call(`${address}/disable`, { method: "POST" })).json).toMatchObject({ name: "rest-switched", isEnabled: false });
    expect((await push("rest-switched", keys.analyst)).status).toBe(404);
    expect((await call(`${address}/enable`, { method: "POST" })).json.isEnabled).toBe(true);
    expect((await push("rest-switched", keys.analyst)).status).toBe(202);
    expect((await call("/sources/999999/enable", { method: "POST" })).status).toBe(404);
  });

  it("takes lines as text, NDJSON or JSON, packed with gzip or not, and nothing else", async () => {
    await newSource("rest-kinds");
    const line = "2025-10-06T08:59:32 ERROR os: Disk failed\n";
    const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    const send = async (body: string | Buffer, headers: Record<string, string>) => {
      const { status, json } = await call("/ingest?source=rest-kinds", { method: "POST", body: new Uint8Array(Buffer.from(body)), headers });
      return json.error === undefined ? status : [status, json.error];
    };
    const text = { "Content-Type": "text/plain" };
    const json = { "Content-Type": "application/json" };
    expect(await send(line, {})).toBe(202);
    expect(await send(line, { "Content-Type": "application/x-www-form-urlencoded" })).toBe(202);
    expect(await send(line, { ...text, "Content-Encoding": "identity" })).toBe(202);
    expect(await send(gzipSync(line), { ...text, "Content-Encoding": "GZIP" })).toBe(202);
    expect(await send(gzipSync(line), { "Content-Type": "application/gzip" })).toBe(202);
    expect(await send('[null,{},{"message":"Disk failed"}]', json)).toBe(202);
    expect(await send('\ufeff{"message":"Disk failed"}', json)).toBe(202);
    expect(await send(brotliCompressSync(line), { ...text, "Content-Encoding": "br" })).toEqual([415, "unsupported_encoding"]);
    expect(await send(deflateSync(line), { ...text, "Content-Encoding": "deflate" })).toEqual([415, "unsupported_encoding"]);
    expect(await send(picture, { "Content-Type": "image/png" })).toEqual([415, "unsupported_type"]);
    expect(await send(picture, text)).toEqual([400, "input_not_logs"]);
    for (const nothing of ["", " \r\n\t\n", "\ufeff\n"]) expect([nothing, await send(nothing, text)]).toEqual([nothing, [400, "no_lines"]]);
    for (const nothing of ["", "  ", "null", "{}", "[]", "[null,{}]", '"  "', "7"]) expect([nothing, await send(nothing, json)]).toEqual([nothing, [400, "no_lines"]]);
    const { json: told } = await call("/ingest?source=rest-kinds", { method: "POST", body: line, headers: { ...text, "Content-Encoding": "br" } });
    expect(told).toMatchObject({ message: "A body is not taken packed as br, but as one of these: gzip, identity", details: { encoding: "br", taken: ["gzip", "identity"] } });
  });

  it("takes pushes that come at the same moment, and after one that was cut off", async () => {
    await newSource("rest-busy");
    const all = await Promise.all(Array.from({ length: 12 }, () => push("rest-busy", keys.analyst)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 202));
    const runIds = [...new Set(all.map(({ json }) => json.runId as number))];
    const { rows } = await pool().query<{ bytes: number; key: string }>(`select sum(u.bytes)::int as bytes, min(u.storage_key) as key from runs r join uploads u on u.id = r.upload_id where r.id = any($1)`, [runIds]);
    expect(rows[0]?.bytes).toBe(12 * "2025-10-06T08:59:32 ERROR os: Disk failed\n".length);
    // What a push that died has left of itself.
    for (const runId of runIds) await pool().query("update uploads u set bytes = u.bytes - 7 from runs r where r.id = $1 and u.id = r.upload_id", [runId]);
    expect((await push("rest-busy", keys.analyst)).status).toBe(202);
  });

  it("takes UTF-16 beside UTF-8", async () => {
    await newSource("rest-wide");
    const send = async (body: Buffer) => (await call("/ingest?source=rest-wide", { method: "POST", body: new Uint8Array(body), headers: { "Content-Type": "text/plain" }, key: keys.analyst })).json.runId as number;
    const line = "2025-10-06T08:59:32 ERROR os: Диск отказал\n";
    const runId = await send(Buffer.from(`\ufeff${line}`, "utf16le"));
    expect(await send(Buffer.from(line))).toBe(runId);
    const { rows } = await pool().query<{ key: string }>("select u.storage_key as key from runs r join uploads u on u.id = r.upload_id where r.id = $1", [runId]);
    expect(await readFile(path.join(process.env.STORAGE_DIR ?? "", rows[0]?.key ?? ""), "utf8")).toBe(line + line);
  });

  it("takes nothing from a key whose owner may not begin a run any more", async () => {
    const id = await newSource("rest-owner");
    const { userId: owner } = await newPerson("analyst");
    const { secret } = await newKey(owner, "ingest", { feedIds: [id] });
    expect((await push("rest-owner", secret)).status).toBe(202);
    await pool().query("update users set role = 'viewer' where id = $1", [owner]);
    expect((await push("rest-owner", secret)).status).toBe(403);
  });

  it("that is removed ends the keys that may push to nothing else", async () => {
    const [one, other] = [await newSource("rest-one"), await newSource("rest-other")];
    const [own, shared] = [await newKey(userId, "ingest", { feedIds: [one] }), await newKey(userId, "ingest", { feedIds: [one, other] })];
    const { runId } = (await push("rest-one", own.secret)).json;
    expect((await call(`/sources/${String(one)}`, { method: "DELETE", key: keys.analyst })).status).toBe(403);
    expect((await call(`/sources/${String(one)}`, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/sources/${String(one)}`, { method: "DELETE" })).status).toBe(404);
    expect((await call(`/runs/${String(runId)}`)).status).toBe(200);
    expect((await push("rest-one", own.secret)).json.error).toBe("key_ended");
    expect([(await push("rest-one", shared.secret)).status, (await push("rest-other", shared.secret)).status]).toEqual([404, 202]);
    await call(`/sources/${String(other)}`, { method: "DELETE" });
    expect((await push("rest-other", shared.secret)).json.error).toBe("key_ended");
    expect((await push("rest-other", keys.ingest)).json.error).toBe("not_found");
  });
});
