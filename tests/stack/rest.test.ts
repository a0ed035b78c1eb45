import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { pool } from "@/server/db/client";
import { scrapeInstallation } from "@/server/services/scrape-metrics";
import { changeSettings } from "@/server/services/installation-settings";
import { inputFile } from "../support/new-run";
import { outageArchive } from "../support/outage";
import { multipartFiles } from "@/server/rest/multipart-files";
import { administrator, formOf, newKey, newPerson, type RestCall, restClient, storedUploads } from "../support/rest-client";

let userId: number;
let keys: Awaited<ReturnType<typeof administrator>>["keys"];
let archive: Buffer;
let call: ReturnType<typeof restClient>["call"];

beforeAll(async () => {
  ({ userId, keys } = await administrator());
  ({ call } = restClient(keys.admin));
  archive = await outageArchive(300);
});

describe("every answer", () => {
  it("says how the caller stands and carries an id, the caller's own where it gave one", async () => {
    const { status, headers } = await call("/runs", { headers: { "X-Request-Id": "mine-7" } });
    expect(status).toBe(200);
    expect(headers.get("x-request-id")).toBe("mine-7");
    expect(Number(headers.get("x-ratelimit-limit"))).toBeGreaterThan(Number(headers.get("x-ratelimit-remaining")));
    expect(Number(headers.get("x-ratelimit-reset"))).toBeGreaterThan(Date.now() / 1000 - 1);
    expect((await call("/runs", { headers: { "X-Request-Id": "two\twords" } })).headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    { what: "no key", address: "/runs", given: { key: null }, status: 401, code: "key_missing" },
    { what: "an unknown key", address: "/runs", given: { key: "lip_nothing" }, status: 403, code: "key_unknown" },
    { what: "an unknown path", address: "/nowhere", given: {}, status: 404, code: "unknown_path" },
    { what: "an id that is no number", address: "/runs/abc", given: {}, status: 404, code: "not_found" },
    { what: "an id there is not", address: "/runs/999999", given: {}, status: 404, code: "not_found" },
    { what: "a list of a run there is not", address: "/runs/999999/findings", given: {}, status: 404, code: "not_found" },
    { what: "a wrong method", address: "/runs/1", given: { method: "PUT" }, status: 405, code: "method_not_allowed" },
    { what: "its own address", address: "", given: {}, status: 404, code: "unknown_path" },
    { what: "its own address with a slash", address: "/", given: {}, status: 404, code: "unknown_path" },
    { what: "an OPTIONS of nothing", address: "/nowhere", given: { method: "OPTIONS" }, status: 404, code: "unknown_path" },
    { what: "a query of the wrong kind", address: "/runs?limit=many", given: {}, status: 400, code: "invalid_request" },
    { what: "a filter of an unknown field", address: "/runs?filter=colour=red", given: {}, status: 400, code: "invalid_filter" },
    { what: "a cursor of nobody", address: "/runs?cursor=abc", given: {}, status: 400, code: "invalid_cursor" },
    { what: "a body that is no JSON", address: "/uploads", given: { method: "POST", body: "{name:", headers: { "Content-Type": "application/json" } }, status: 400, code: "not_json" },
    { what: "a body with a field too few", address: "/uploads", given: { method: "POST", json: { name: "a.log" } }, status: 400, code: "invalid_request" },
    { what: "a JSON body that is too large", address: "/uploads", given: { method: "POST", body: " ".repeat(1_100_000) }, status: 413, code: "too_large" },
    { what: "a text with U+0000", address: "/uploads", given: { method: "POST", json: { name: "a\0.log", bytes: 5 } }, status: 400, code: "invalid_request" },
    { what: "a query with U+0000", address: "/ingest?source=a%00b", given: { method: "POST", body: "x", headers: { "Content-Type": "text/plain" } }, status: 400, code: "invalid_request" },
    { what: "a source with a revision there is not", address: "/sources", given: { method: "POST", json: { name: "of nothing", kind: "ingest", options: { knowledgeBaseRevisionId: 999_999 } } }, status: 404, code: "not_found" },
    { what: "a source in a zone there is not", address: "/sources", given: { method: "POST", json: { name: "on Mars", kind: "ingest", options: { timeZone: "Mars/X" } } }, status: 400, code: "invalid_request" },
    { what: "a run in a zone there is not", address: "/runs", given: { method: "POST", json: { uploadId: "0b9d6a3e-54c1-4a52-9a2e-7f1f6f0f3c11", timeZone: "Mars/X" } }, status: 400, code: "invalid_request" },
    { what: "a source whose name would be an id", address: "/sources", given: { method: "POST", json: { name: "2025", kind: "ingest" } }, status: 400, code: "source_name_digits" },
    { what: "a source with a model that nobody knows", address: "/sources", given: { method: "POST", json: { name: "of nobody", kind: "ingest", options: { model: "huge" } } }, status: 400, code: "invalid_request" },
    { what: "an upload past the limit", address: "/uploads", given: { method: "POST", json: { name: "a.log", bytes: 1e15 } }, status: 413, code: "upload_too_large" },
  ] satisfies { what: string; address: string; given: RestCall; status: number; code: string }[])("refuses $what in one shape", async ({ address, given, status, code }) => {
    const reply = await call(address, given);
    expect([reply.status, reply.json.error]).toEqual([status, code]);
    expect(Object.keys(reply.json).sort()).toEqual(["details", "error", "message"]);
    expect(reply.json.message).toMatch(/^[A-Z].* .*[^.]$/);
    expect(reply.json.message).not.toMatch(/[{}]|error\./);
    for (const name of ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) expect(reply.headers.get(name), name).not.toBeNull();
    if (status === 405) expect(reply.headers.get("allow")).toBe("GET, DELETE, HEAD, OPTIONS");
  });

  it("says what a path takes, to those who ask and to those who guess", async () => {
    const asked = await call("/runs/1", { method: "OPTIONS", key: null });
    expect([asked.status, asked.json, asked.headers.get("allow")]).toEqual([204, "", "GET, DELETE, HEAD, OPTIONS"]);
    for (const name of ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) expect(asked.headers.get(name), name).not.toBeNull();
    expect((await call("/openapi.json", { method: "OPTIONS" })).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    const odd = await call("/runs/1", { method: "PATCH", headers: { "X-Log-Intelligence-Method": "PROPFIND" } });
    expect([odd.status, odd.json.message, odd.headers.get("allow")]).toEqual([405, "This path does not take PROPFIND", "GET, DELETE, HEAD, OPTIONS"]);
    const guessed = await call("/openapi.json", { method: "POST" });
    expect([guessed.status, guessed.json.error, guessed.headers.get("allow")]).toEqual([405, "method_not_allowed", "GET, HEAD, OPTIONS"]);
  });

  it("carries `detail` on the old calls", async () => {
    for (const [address, method] of [["/status/999999", "GET"], ["/status/abc/", "GET"], ["/result/999999", "DELETE"], ["/compare/", "PUT"]] as const) {
      const { json } = await call(address, { method });
      expect(json.detail, address).toBe(json.message);
    }
    expect((await call("/status/1", { key: null })).json.detail).toMatch(/API key/);
  });

  it("is the same with and without a slash at the end, and HEAD is GET without its content", async () => {
    expect((await call("/runs/")).json).toEqual((await call("/runs")).json);
    const head = await call("/runs", { method: "HEAD" });
    expect([head.status, head.json]).toEqual([200, ""]);
  });
});

describe("a key", () => {
  it("does what its role may and no more", async () => {
    const tries: [keyof typeof keys, string, string, number][] = [
      ["viewer", "GET", "/runs", 200],
      ["viewer", "DELETE", "/runs/999999", 403],
      ["viewer", "POST", "/uploads", 403],
      ["analyst", "DELETE", "/runs/999999", 404],
      ["analyst", "GET", "/users", 403],
      ["admin", "GET", "/users", 200],
      ["ingest", "GET", "/runs", 403],
      ["ingest", "POST", "/ingest?source=none", 400],
    ];
    for (const [role, method, address, status] of tries) expect([role, method, address, (await call(address, { method, key: keys[role] })).status]).toEqual([role, method, address, status]);
  });

  it("ends by date, by hand and with its owner", async () => {
    const { id, secret } = await newKey(userId, "viewer", { expiresAt: new Date(Date.now() + 3_600_000) });
    expect((await call("/runs", { key: secret })).status).toBe(200);
    await pool().query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [id]);
    expect((await call("/runs", { key: secret })).json.error).toBe("key_ended");

    const made = await call("/api-keys", { method: "POST", json: { name: "for a test", role: "viewer" } });
    expect([made.status, made.json.secret.startsWith(made.json.prefix)]).toEqual([201, true]);
    expect((await call("/runs", { key: made.json.secret })).status).toBe(200);
    expect((await call(`/api-keys/${String(made.json.id)}`, { method: "DELETE" })).status).toBe(204);
    expect((await call("/runs", { key: made.json.secret })).status).toBe(403);
    const events = await call(`/audit-events?filter=subjectKind=api-keys;subjectId=${String(made.json.id)}`);
    expect(events.json.items.map(({ action, userId: by }: { action: string; userId: number }) => [action, by])).toEqual([["revokeApiKey", userId], ["createApiKey", userId]]);
    const { rows } = await pool().query<{ stored: boolean }>("select exists (select 1 from api_keys where key_hash::text like '%' || $1 || '%' or prefix = $1) as stored", [made.json.secret]);
    expect(rows[0]?.stored).toBe(false);
  });

  it("ends itself and others that may do no more, whoever made them", async () => {
    const [viewer, analyst] = [await newKey(userId, "viewer"), await newKey(userId, "analyst")];
    const end = async (id: number, key: string) => (await call(`/api-keys/${String(id)}`, { method: "DELETE", key })).status;
    expect(await end(analyst.id, viewer.secret)).toBe(403);
    expect((await call("/runs", { key: analyst.secret })).status).toBe(200);
    expect(await end(viewer.id, analyst.secret)).toBe(204);
    expect(await end(analyst.id, analyst.secret)).toBe(204);
    expect((await call("/runs", { key: analyst.secret })).json.error).toBe("key_ended");
  });

  it("is seen and ended by its owner and administrators alone", async () => {
    const other = await newPerson("analyst");
    const [theirs, ours] = [await newKey(other, "analyst"), await newKey(userId, "viewer")];
    expect((await call("/api-keys", { key: theirs.secret })).json.items.map((item: { id: number }) => item.id)).toEqual([theirs.id]);
    expect((await call(`/api-keys/${String(ours.id)}`, { method: "DELETE", key: theirs.secret })).status).toBe(404);
    expect((await call("/api-keys?limit=500")).json.items.map((item: { id: number }) => item.id)).toContain(theirs.id);
    expect((await call("/runs", { key: theirs.secret })).status).toBe(200);
    await pool().query("update users set role = 'viewer' where id = $1", [other]);
    expect((await call("/uploads", { method: "POST", json: { name: "a.log", bytes: 9 }, key: theirs.secret })).json.error).toBe("role_too_low");
    await pool().query("update users set disabled_at = now() where id = $1", [other]);
    expect((await call("/runs", { key: theirs.secret })).json.error).toBe("key_ended");
  });
});

describe("without workers", () => {
  it("a file whose name holds U+0000 is called what remains of it", async () => {
    const part = (name: string): string => `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\nx\r\n`;
    const request = new Request("http://localhost/", { method: "POST", body: `${part("a\0b.log")}${part("\0")}--b--\r\n`, headers: { "Content-Type": "multipart/form-data; boundary=b" } });
    const names: string[] = [];
    for await (const { name, content } of multipartFiles(request, "files")) {
      names.push(name);
      for await (const _piece of content);
    }
    expect(names).toEqual(["ab.log", "upload"]);
  });

  it("a batch with one bad file makes nothing at all", async () => {
    const before = { runs: (await call("/history")).json.total, uploads: await storedUploads() };
    const refused = await call("/batch-process", { method: "POST", body: formOf({ "good.zip": archive, "bad.zip": Buffer.from("no archive at all") }) });
    expect([refused.status, refused.json.error, refused.json.details.file]).toEqual([400, "input_not_logs", "bad.zip"]);
    expect(refused.json.detail).toBe(refused.json.message);
    const broken = Readable.toWeb(Readable.from([Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="a.zip"\r\n\r\nPK')])) as ReadableStream;
    expect((await call("/batch-process", { method: "POST", body: broken, headers: { "Content-Type": "multipart/form-data; boundary=b" } })).status).toBe(400);
    expect((await call("/batch-process", { method: "POST", body: formOf({ "a.zip": archive }, "file") })).json.error).toBe("no_files");
    expect((await call("/batch-process", { method: "POST", json: {} })).json.error).toBe("not_multipart");
    expect((await call("/batch-process?model=huge", { method: "POST", body: formOf({ "a.zip": archive }) })).status).toBe(400);
    expect({ runs: (await call("/history")).json.total, uploads: await storedUploads() }).toEqual(before);
  });

  it("a cancelled run shows as failed, and more than may wait are refused", async () => {
    onTestFinished(() => changeSettings({ queuedRuns: null }, userId).then(() => undefined));
    await changeSettings({ queuedRuns: 1 }, userId);
    const before = (await storedUploads()).length;
    const two = await call("/batch-process", { method: "POST", body: formOf({ "a.zip": archive, "b.zip": archive }) });
    expect([two.status, two.json.error]).toEqual([429, "queue_full"]);
    expect(two.json.message).toMatch(/\d+ waiting, 2 more wanted, at most 1 may wait/);
    expect((await storedUploads()).length).toBe(before);
    const { json } = await call("/batch-process", { method: "POST", body: formOf({ "a.zip": archive }) });
    const id = json.tasks[0].task_id as string;
    expect((await call(`/status/${id}`)).json).toMatchObject({ status: "pending", progress: 0, started_at: null });
    expect((await call(`/export/${id}/json`)).json.error).toBe("run_not_completed");
    expect((await call(`/runs/${id}/cancel`, { method: "POST" })).json.status).toBe("cancelled");
    expect((await call(`/status/${id}`)).json).toMatchObject({ status: "failed", error_message: "cancelled" });
    expect((await call(`/runs/${id}/retry`, { method: "POST" })).json.status).toBe("queued");
    await call(`/runs/${id}`, { method: "DELETE" });
  });

  it("a run that ended is counted though it is started over or deleted before anybody reads the figures", async () => {
    const ended = async (): Promise<number> => Number(/^log_analysis_total\{model="light",status="cancelled"\} (\d+)$/m.exec(await scrapeInstallation())?.[1]);
    const before = await ended();
    const { json } = await call("/batch-process", { method: "POST", body: formOf({ "a.zip": archive }) });
    const id = json.tasks[0].task_id as string;
    await call(`/runs/${id}/cancel`, { method: "POST" });
    await call(`/runs/${id}/retry`, { method: "POST" });
    await call(`/runs/${id}/cancel`, { method: "POST" });
    await call(`/runs/${id}`, { method: "DELETE" });
    expect(await ended()).toBe(before + 2);
    expect(await ended()).toBe(before + 2);
  });

  it("a big file goes through in pieces", async () => {
    const bytes = 120 * 1024 * 1024;
    const file = await inputFile("big.log", Buffer.concat(Array.from({ length: bytes / (1024 * 1024) }, () => Buffer.alloc(1024 * 1024, "2025-10-06T08:59:32 ERROR os: nothing is as it was before\n"))));
    const [head, tail] = ['--b\r\nContent-Disposition: form-data; name="files"; filename="big.log"\r\nContent-Type: text/plain\r\n\r\n', "\r\n--b--\r\n"];
    const body = Readable.toWeb(Readable.from((async function* () {
      yield Buffer.from(head);
      yield* createReadStream(file);
      yield Buffer.from(tail);
    })())) as ReadableStream;
    let peak = 0;
    const start = process.memoryUsage();
    const watch = setInterval(() => {
      const { heapUsed, external } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + external - start.heapUsed - start.external);
    }, 5);
    const { status, json } = await call("/batch-process/", { method: "POST", body, headers: { "Content-Type": "multipart/form-data; boundary=b" } });
    clearInterval(watch);
    expect([status, json.total_files]).toEqual([201, 1]);
    expect(peak).toBeLessThan(bytes / 2);
    const { rows } = await pool().query<{ bytes: number }>("select input_bytes::float8 as bytes from runs where id = $1", [json.tasks[0].task_id]);
    expect(rows[0]?.bytes).toBe(bytes);
    await call(`/runs/${json.tasks[0].task_id as string}`, { method: "DELETE" });
  });

  it("a piece that is longer than what is missing is not taken, and an upload is its sender's and whole before it is a run", async () => {
    const { id } = (await call("/uploads", { method: "POST", json: { name: "a.log", bytes: 10 } })).json as { id: string };
    const send = (body: string | ReadableStream, offset: number) => call(`/uploads/${id}`, { method: "PUT", body, headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(offset) } });
    const stream = (...parts: string[]) => Readable.toWeb(Readable.from(parts.map((part) => Buffer.from(part)))) as ReadableStream;
    const begin = async (key = keys.admin) => {
      const { status, json } = await call("/runs", { method: "POST", json: { uploadId: id }, key });
      return [status, json.error as string];
    };
    for (const body of ["abcdefghijKLM", stream("abcdefghijKLM"), stream("abcdefghij", "KLM")]) {
      const { status, json } = await send(body, 0);
      expect([status, json.details.offset]).toEqual([413, 0]);
    }
    expect((await send(stream("abc", "defg"), 0)).json.offset).toBe(7);
    expect(await begin()).toEqual([409, "upload_incomplete"]);
    expect((await send("hij", 7)).json.offset).toBe(10);
    expect((await call(`/uploads/${id}/complete`, { method: "POST" })).json.isComplete).toBe(true);
    expect(await begin((await newKey(await newPerson("analyst"), "analyst")).secret)).toEqual([404, "not_found"]);
    expect(await storedUploads()).toContain(id);
    expect((await call(`/uploads/${id}`, { method: "DELETE" })).status).toBe(204);
    expect([(await call(`/uploads/${id}`)).status, (await storedUploads()).includes(id)]).toEqual([404, false]);
    expect((await call(`/uploads/${id}`, { method: "DELETE" })).status).toBe(404);
  });

  it("an upload that a run is made from goes after it, not before", async () => {
    const content = "2025-10-06T08:59:32 ERROR os: Disk failed\n";
    const { id } = (await call("/uploads", { method: "POST", json: { name: "a.log", bytes: content.length } })).json as { id: string };
    await call(`/uploads/${id}`, { method: "PUT", body: content, headers: { "Content-Type": "application/octet-stream", "Upload-Offset": "0" } });
    await call(`/uploads/${id}/complete`, { method: "POST" });
    const run = await call("/runs", { method: "POST", json: { uploadId: id } });
    const early = await call(`/uploads/${id}`, { method: "DELETE" });
    expect([early.status, early.json.error]).toEqual([409, "upload_in_use"]);
    expect((await call(`/uploads/${id}`)).json.isComplete).toBe(true);
    await call(`/runs/${String(run.json.id)}`, { method: "DELETE" });
    expect((await call(`/uploads/${id}`, { method: "DELETE" })).status).toBe(204);
  });

  it("over the rate it answers 429 with the seconds to wait, for this caller alone", async () => {
    await changeSettings({ requestsPerMinute: 3 }, userId);
    const { secret } = await newKey(userId, "viewer");
    const statuses = [];
    for (let count = 0; count < 5; count++) statuses.push((await call("/workers", { key: secret })).status);
    const over = await call("/status/1", { key: secret });
    await changeSettings({ requestsPerMinute: null }, userId);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect([over.status, over.json.error, over.json.detail === over.json.message]).toEqual([429, "too_many_requests", true]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect([over.headers.get("x-ratelimit-limit"), over.headers.get("x-ratelimit-remaining")]).toEqual(["3", "0"]);
    expect((await call("/workers", { key: keys.viewer })).status).toBe(200);
  });
});
