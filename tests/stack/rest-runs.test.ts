import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followRun } from "../support/follow-run";
import { NOVEL_TEXT, outageArchive, OUTAGE_PAIRS, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { administrator, formOf, ISO, newKey, newPerson, restClient } from "../support/rest-client";
import { startWorkers, stopWorkers } from "../support/worker-processes";

/** How long an analysis may take beside everything else a small machine does. */
const PATIENCE_SECONDS = 200;

describe("the REST API with runs", () => {
  let userId: number;
  let keys: Awaited<ReturnType<typeof administrator>>["keys"];
  let archive: Buffer;
  let call: ReturnType<typeof restClient>["call"];
  let send: ReturnType<typeof restClient>["send"];
  let first: string;
  let second: string;

  beforeAll(async () => {
    ({ userId, keys } = await administrator());
    ({ call, send } = restClient(keys.admin));
    archive = await outageArchive(300);
    await startWorkers(1);
    const reply = await call("/batch-process/?model=light", { method: "POST", body: formOf({ "Night_7.zip": archive, "Night_8.zip": archive }) });
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ total_files: 2, tasks: [{ status: "pending", message: "Night_7.zip is queued" }, { status: "pending" }] });
    expect(reply.json.queued).toBeGreaterThanOrEqual(0);
    [first, second] = reply.json.tasks.map((task: { task_id: string }) => task.task_id);
    for (const id of [first, second]) expect((await followRun(Number(id), { seconds: PATIENCE_SECONDS })).last.status).toBe("completed");
  }, 3 * PATIENCE_SECONDS * 1_000);
  afterAll(stopWorkers);

  it("status tells how far one is", async () => {
    const { json } = await call(`/status/${first}/`);
    expect(json).toEqual({ task_id: first, status: "completed", progress: 100, created_at: expect.stringMatching(ISO), started_at: expect.stringMatching(ISO), completed_at: expect.stringMatching(ISO), estimated_completion: null, filename: "Night_7.zip", model: "light", error_message: null });
  });

  it("compare sets them side by side", async () => {
    const { status, json } = await call("/compare/", { method: "POST", json: { analysis_ids: [second, Number(first)] } });
    expect(status).toBe(200);
    expect(json.comparisons.map((run: { analysis_id: string }) => run.analysis_id)).toEqual([second, first]);
    expect(json.comparisons[0]).toEqual({ analysis_id: second, filename: "Night_8.zip", model: "light", completed_at: expect.stringMatching(ISO), total_logs: 912, total_errors: 4, total_warnings: 7, total_anomalies: 4, processing_time: expect.any(Number) });
    expect(Object.keys(json.summary).sort()).toEqual(["total_analyses", ...["max", "min", "avg"].flatMap((kind) => ["errors", "warnings", "anomalies", "processing_time"].map((name) => `${kind}_${name}`))].sort());
    expect(json.summary).toMatchObject({ total_analyses: 2, max_errors: 4, min_errors: 4, avg_errors: 4, avg_anomalies: 4 });
    expect((await call("/compare", { method: "POST", json: { analysis_ids: [first] } })).status).toBe(400);
    expect((await call("/compare", { method: "POST", json: { analysis_ids: [first, "999999"] } })).json).toMatchObject({ error: "not_found", details: { id: 999999 } });
  });

  it("export gives a file in every format", async () => {
    const begins = { json: "{", xml: "<?xml", pdf: "%PDF-", xlsx: "PK", csv: "\u00ef\u00bb\u00bf" };
    for (const [format, start] of Object.entries(begins)) {
      const response = await send(`/export/${first}/${format}`);
      const text = Buffer.from(await response.arrayBuffer()).toString("latin1");
      expect([format, response.status, text.startsWith(start)]).toEqual([format, 200, true]);
      expect(response.headers.get("content-disposition")).toContain(`Night_7 - `);
    }
    const { json } = await call(`/export/${first}/json`);
    expect(json).toMatchObject({ task_id: first, filename: "Night_7.zip", model: "light", total_logs: 912, total_errors: 4, total_anomalies: 4, schemaVersion: 1 });
    expect((await call(`/export/${first}/docx`)).status).toBe(404);
  });

  it("download gives every report as one ZIP", async () => {
    const response = await send(`/download/${first}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get("content-type"), bytes.subarray(0, 2).toString()]).toEqual([200, "application/zip", "PK"]);
    for (const name of ["result.json", "submit_report.xlsx", "incident_report.pdf", "playbooks_recommendations.txt"]) expect(bytes.includes(name)).toBe(true);
  });

  it("history pages by counting and filters by the old states", async () => {
    const all = await call("/history?limit=1");
    expect(all.json).toMatchObject({ skip: 0, limit: 1 });
    expect(all.json.items[0]).toEqual({ task_id: second, filename: "Night_8.zip", model: "light", status: "completed", created_at: expect.stringMatching(ISO), completed_at: expect.stringMatching(ISO), progress: 100 });
    expect((await call("/history?skip=1&limit=1")).json.items[0].task_id).toBe(first);
    expect((await call("/history?status=failed")).json.items.every((item: { status: string }) => item.status === "failed")).toBe(true);
    const today = new Date().toISOString().slice(0, 10);
    expect((await call(`/history?date_from=${today}&date_to=${today}`)).json.total).toBeGreaterThanOrEqual(2);
    expect((await call("/history?date_to=2020-01-01")).json).toMatchObject({ items: [], total: 0 });
    expect((await call("/history?date_from=yesterday")).status).toBe(400);
  });

  it("lists have what result.json has", async () => {
    const { json: result } = await call(`/export/${first}/json`);
    const list = async (name: string): Promise<Record<string, unknown>[]> => (await call(`/runs/${first}/${name}`)).json.items;
    const findings = await list("findings");
    expect(findings.map(({ anomalyId, problemId }) => [anomalyId, problemId])).toEqual(OUTAGE_PAIRS);
    expect(findings).toEqual(result.findings);
    expect((await list("incidents")).map(({ systems: _systems, ...incident }) => incident)).toEqual(result.incidents);
    expect((await list("predictive-alerts")).map(({ outcome: _outcome, ...alert }) => alert)).toEqual(result.predictiveAlerts);
    expect((await list("early-warnings")).map(({ outcome: _outcome, ...warning }) => warning)).toEqual(result.earlyWarnings);
    expect(await list("novel-anomalies")).toEqual(result.novelAnomalies);
    expect((await list("unmatched-errors")).map(({ timestamp: _timestamp, ...error }) => error)).toEqual(result.unmatchedErrors);
    expect((await list("novel-anomalies"))[0]?.text).toContain(NOVEL_TEXT);
    expect((await list("unmatched-errors"))[0]?.text).toContain(UNKNOWN_ERROR_TEXT);
  });

  it("records come in pages that miss and repeat nothing, and can be filtered", async () => {
    const places: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json }: { json: { items: { file: string; line: number }[]; nextCursor: string | null } } = await call(`/runs/${first}/records?limit=100${cursor === "" ? "" : `&cursor=${cursor}`}`);
      expect(json.items.length).toBeLessThanOrEqual(100);
      places.push(...json.items.map(({ file, line }) => `${file}:${String(line)}`));
      cursor = json.nextCursor;
    }
    expect([places.length, new Set(places).size]).toEqual([912, 912]);
    const filtered = async (filter: string): Promise<{ severity: string; text: string }[]> => (await call(`/runs/${first}/records?filter=${encodeURIComponent(filter)}`)).json.items;
    expect((await filtered("severity=ERROR")).length).toBe(4);
    expect((await filtered("severity=ERROR,WARNING;text~disk")).map(({ severity }) => severity).sort()).toEqual(["ERROR", "WARNING", "WARNING"]);
    expect((await filtered('file="orders.log";line>4')).length).toBe(1);
    expect((await filtered("timestamp>=2025-10-06T02:55:00Z;severity!=INFO")).length).toBeGreaterThan(0);
    const templates = await call(`/runs/${first}/templates?limit=500`);
    expect(templates.json.items.reduce((sum: number, { records }: { records: number }) => sum + records, 0)).toBe(912);
  });

  it("events tell the end of a run that has ended", async () => {
    const response = await send(`/runs/${first}/events`);
    const text = await response.text();
    expect([response.headers.get("content-type"), response.headers.get("x-request-id") === null]).toEqual(["text/event-stream; charset=utf-8", false]);
    expect(text).toMatch(/^event: progress\ndata: \{.*"status":"completed".*\}\n\nevent: end\ndata: \{.*\}\n\n$/);
    expect((await call("/runs/999999/events")).status).toBe(404);
  });

  it("an upload in pieces becomes a run, whose events tell its progress", async () => {
    const half = Math.floor(archive.length / 2);
    const { json: upload } = await call("/uploads", { method: "POST", json: { name: "Night_9.zip", bytes: archive.length } });
    const put = (offset: number, bytes: Buffer) => call(`/uploads/${upload.id}`, { method: "PUT", body: new Uint8Array(bytes), headers: { "Upload-Offset": String(offset) } });
    expect((await put(0, archive.subarray(0, half))).json.offset).toBe(half);
    expect((await put(0, archive.subarray(half))).json).toMatchObject({ error: "wrong_offset", details: { offset: half } });
    expect((await call(`/uploads/${upload.id}/complete`, { method: "POST" })).json.error).toBe("upload_incomplete");
    expect((await call(`/uploads/${upload.id}`, { key: (await newKey(await newPerson("analyst"), "analyst")).secret })).status).toBe(404);
    await put(half, archive.subarray(half));
    expect((await call(`/uploads/${upload.id}/complete`, { method: "POST" })).json.isComplete).toBe(true);
    const made = await call("/runs", { method: "POST", json: { uploadId: upload.id, name: "Third", retain: "problems" } });
    expect([made.status, made.json.name]).toEqual([201, "Third"]);
    // A quick worker has begun before the answer is made, or ended before its events are asked for.
    expect(made.json.status).toMatch(/^(queued|running)$/);
    const events = await (await send(`/runs/${String(made.json.id)}/events`)).text();
    expect(events).toMatch(/^event: progress\ndata: .*"status":"(queued|running|completed)"/);
    expect(events.trim().split("\n\n").at(-1)).toMatch(/^event: end\ndata: .*"status":"completed"/);
    expect((await call("/runs?filter=name~third;incidents>1")).json.items.map((run: { id: number }) => run.id)).toEqual([made.json.id]);
    expect((await call(`/runs/${String(made.json.id)}/cancel`, { method: "POST" })).json.error).toBe("run_not_active");
    expect((await call(`/runs/${String(made.json.id)}`, { method: "DELETE" })).json).toEqual({ id: made.json.id, deleted: true });
    expect((await call(`/runs/${String(made.json.id)}`)).status).toBe(404);
  });

  it("pushed lines become a run, and join the one that waits", async () => {
    const made = await call("/sources", { method: "POST", json: { name: "gateway", kind: "ingest" } });
    expect(made.status).toBe(201);
    expect((await call("/api-keys", { method: "POST", json: { name: "x", role: "ingest", sourceIds: [999_999] } })).status).toBe(404);
    const own = await newKey(userId, "ingest", { feedIds: [made.json.id] });
    const push = (body: string | Buffer, headers: Record<string, string>, key = own.secret) => call("/ingest?source=gateway", { method: "POST", body: typeof body === "string" ? body : new Uint8Array(body), headers, key });
    const line = (second: number) => JSON.stringify({ timestamp: `2025-10-06T02:00:0${String(second)}Z`, level: "ERROR", source: "gw", message: "Certificate of the payment gateway has expired" });
    const begun = await push(`${line(1)}\n${line(2)}`, { "Content-Type": "application/x-ndjson" });
    expect([begun.status, begun.json.joined]).toEqual([202, false]);
    const joined = await push(gzipSync(`[${line(3)},${line(4)}]`), { "Content-Type": "application/json", "Content-Encoding": "gzip" });
    expect(joined.json).toMatchObject({ runId: begun.json.runId, joined: true });
    expect((await push("x\n", { "Content-Type": "text/plain" }, keys.ingest)).json.error).toBe("source_not_allowed");
    expect((await push("", { "Content-Type": "text/plain" })).json.error).toBe("no_lines");
    expect((await push("{", { "Content-Type": "application/json" })).json.error).toBe("not_json");
    expect((await followRun(begun.json.runId)).last.status).toBe("completed");
    expect((await call(`/runs/${String(begun.json.runId)}`)).json).toMatchObject({ source: "gateway", stats: { events: 4, errors: 4 } });
    expect((await call("/sources?filter=name=gateway")).json.items[0]).toMatchObject({ visits: 1, kind: "ingest" });
  });

  it("the rest of the product is there", async () => {
    const bases = await call("/knowledge-bases");
    const base = bases.json.items.find((item: { isDefault: boolean }) => item.isDefault);
    const content = await call(`/knowledge-bases/${String(base.id)}`);
    expect([content.json.problems.length, content.json.anomalies.length]).toEqual([base.head.problems, base.head.anomalies]);
    expect((await call(`/knowledge-bases/${String(base.id)}/revisions`)).json.items.length).toBeGreaterThan(0);
    const csv = await (await send(`/knowledge-bases/${String(base.id)}/export`)).text();
    const imported = await call("/knowledge-bases/import?name=Copy", { method: "POST", body: csv, headers: { "Content-Type": "text/csv" } });
    expect(imported.status).toBe(201);
    const copy = await call(`/knowledge-bases/${String(imported.json.id)}`);
    expect(copy.json.links).toEqual(content.json.links);
    expect(imported.json.warnings).toEqual([]);
    const twice = await call("/knowledge-bases/import?name=Twice", { method: "POST", body: "1;a;1;b\n1;a;1;b\n" });
    expect(twice.json.warnings).toEqual([{ code: "identical_row", message: "Row 2 is the same as row 1 and counts once" }]);
    const refused = await call("/knowledge-bases/import?name=Bad", { method: "POST", body: "1;a;2\n".repeat(1_100) });
    expect([refused.status, refused.json.error]).toEqual([400, "knowledge_base_refused"]);
    expect(refused.json.message).toMatch(/^There are errors .*: Row 1: Only 3 columns, four are needed; .*; The file: 100 more things are wrong in it, in rows 1001-1100$/);
    expect((await call("/playbooks")).json.items.length).toBeGreaterThan(40);
    expect((await call("/playbooks/999999")).status).toBe(404);
    expect((await call("/workers?filter=state=alive")).json.items[0]).toMatchObject({ state: "alive", concurrency: expect.any(Number) });
    expect((await call(`/jobs?filter=runId=${first};task=parse`)).json.items[0]).toMatchObject({ task: "parse", status: "done" });
    expect((await call("/users")).json.items[0]).toMatchObject({ id: userId, role: "admin" });
  });

  it("a completed run is classified again with a revision", async () => {
    const imported = await call("/knowledge-bases/import?name=Small", { method: "POST", body: "1;Disk latency is high;1;Disk failed\n", headers: { "Content-Type": "text/csv" } });
    const again = (json: unknown, key = keys.analyst, id = second) => call(`/runs/${id}/classify-again`, { method: "POST", json, key });
    const wished = { knowledgeBaseRevisionId: imported.json.revisionId as number };
    expect((await again(wished, keys.viewer)).json.error).toBe("role_too_low");
    expect((await again({ knowledgeBaseRevisionId: 999_999 })).json.error).toBe("not_found");
    expect((await again({ knowledgeBaseRevisionId: "newest" })).json.error).toBe("invalid_request");
    expect((await again(wished, keys.analyst, "999999")).status).toBe(404);
    const begun = await again(wished);
    // A worker may have begun before the answer was read.
    expect([begun.status, begun.json]).toEqual([200, expect.objectContaining({ id: Number(second), status: expect.stringMatching(/^(queued|running)$/) as string, finishedAt: null, knowledgeBase: { id: imported.json.id, name: "Small", revision: 1 } })]);
    expect((await again({})).json).toMatchObject({ error: "run_not_completed" });
    expect((await followRun(Number(second), { seconds: PATIENCE_SECONDS })).last.status).toBe("completed");
    expect((await call(`/runs/${second}/incidents`)).json.items.map(({ problemId }: { problemId: number }) => problemId)).not.toEqual((await call(`/runs/${first}/incidents`)).json.items.map(({ problemId }: { problemId: number }) => problemId));
    expect((await call(`/runs/${first}`)).json.knowledgeBase.name).not.toBe("Small");
  }, PATIENCE_SECONDS * 1_000);

  it("a completed run is read again in other time zones", async () => {
    const retime = (json: unknown, key = keys.analyst) => call(`/runs/${second}/retime`, { method: "POST", json, key });
    const before = (await call(`/runs/${second}`)).json;
    expect((await retime({ timeZone: "Europe/Moscow" }, keys.viewer)).json.error).toBe("role_too_low");
    for (const wrong of [{ timeZone: "Europe/Atlantis" }, {}, { timeZone: "UTC", fileZones: [{ path: "a", timeZone: "UTC" }, { path: "a", timeZone: "UTC" }] }]) expect((await retime(wrong)).json.error).toBe("invalid_request");
    expect((await retime({ timeZone: "UTC", fileZones: [{ path: "no.log", timeZone: "UTC" }] })).json).toMatchObject({ error: "file_not_read", message: "no.log is no file that the run has read" });
    expect((await retime({ timeZone: "Europe/Moscow" })).json).toMatchObject({ id: Number(second), timeZone: "Europe/Moscow" });
    expect((await followRun(Number(second), { seconds: PATIENCE_SECONDS })).last.status).toBe("completed");
    const after = (await call(`/runs/${second}`)).json;
    expect(Date.parse(before.lastTimestamp) - Date.parse(after.lastTimestamp)).toBe(3 * 3_600_000);
    expect(after.stats).toEqual(before.stats);
  }, PATIENCE_SECONDS * 1_000);

  it("what was changed stands in the audit log, what was read does not", async () => {
    const { json } = await call("/audit-events?limit=500");
    const actions = json.items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(["batchProcess", "createRun", "deleteRun", "createSource", "importKnowledgeBase", "classifyRunAgain", "retimeRun"]));
    expect(actions).not.toContain("compareRuns");
    // A program may push every second, and nothing of this log is ever removed: its key says when it was used last.
    expect(actions).not.toContain("ingest");
    expect(actions).not.toContain("listRuns");
    expect(json.items.find((event: { action: string }) => event.action === "batchProcess")).toMatchObject({ subjectKind: "batch-process", subjectId: `${first},${second}`, userId });
  });

  it("result is deleted", async () => {
    expect((await call(`/result/${second}`, { method: "DELETE" })).json).toEqual({ task_id: second, message: "The result is deleted", deleted: true });
    expect((await call(`/status/${second}`)).status).toBe(404);
  });
});
