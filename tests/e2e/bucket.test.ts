import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { CookieClient } from "../support/cookie-client";
import { chatter, homeLog } from "../support/home-log";
import { outageFiles } from "../support/outage";
import { type Product, startProduct } from "../support/product";
import { readResult } from "../support/read-reports";
import { runCommand } from "../support/run-command";
import { type S3Server, startS3Server } from "../support/s3-server";
import { makeFolder } from "../support/test-folders";
import { zip } from "../support/zip";

const PATIENCE = 120_000;
/** Lines of a log that is too large to be read where it lies in its archive. */
const LARGE_LINES = 250_000;
const PREFIX = "logs/production";

const started = z.object({ tasks: z.array(z.object({ task_id: z.string() })) });
const status = z.object({ status: z.string(), error_message: z.string().nullable() });
const filesPage = z.object({ result: z.object({ data: z.object({ json: z.array(z.object({ number: z.number(), path: z.string(), skipped: z.unknown() })) }) }) });
const linesPage = z.object({ result: z.object({ data: z.object({ json: z.object({ lines: z.array(z.object({ number: z.number(), text: z.string() })) }) }) }) });

describe("a product whose files are in a bucket", () => {
  let s3: S3Server;
  let product: Product;
  let browser: CookieClient;

  beforeAll(async () => {
    s3 = await startS3Server();
    product = await startProduct({ settings: { ...s3.settings, S3_PREFIX: PREFIX, STORAGE_DIR: "" } });
    browser = new CookieClient(product.address);
    const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await browser.call("/api/auth/csrf")).json());
    await browser.call("/api/auth/callback/password", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ csrfToken, email: product.email, password: product.password, json: "true" }) });
  }, PATIENCE);
  afterAll(async () => {
    await product?.stop();
    await s3.close();
  });

  const stored = (below = ""): string[] => [...s3.bucket.objects.keys()].filter((key) => key.startsWith(`${PREFIX}/${below}`));
  const api = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${product.address}/api/v1${path}`, { ...init, headers: { "X-API-Key": product.apiKey, ...init.headers } });
  const json = async (path: string, body: unknown): Promise<unknown> => (await api(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
  const query = async (name: string, input: unknown): Promise<unknown> => (await browser.call(`/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`)).json();
  const completed = async (runId: string | number): Promise<void> => {
    for (;;) {
      const run = status.parse(await (await api(`/status/${String(runId)}`)).json());
      if (run.status === "completed") return;
      if (run.status === "failed") throw new Error(run.error_message ?? "failed");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** The first line of each file, and one far behind. */
  const someLines = async (runId: number, line: number): Promise<Record<string, readonly (string | undefined)[]>> => {
    const files = filesPage.parse(await query("run.files", { runId, offset: 0, limit: 50 })).result.data.json;
    const texts = files.filter(({ skipped }) => skipped === null).map(async ({ number, path }) => {
      const { lines } = linesPage.parse(await query("run.lines", { runId, fileNumber: number, from: 1, to: line })).result.data.json;
      return [basename(path), [lines[0]?.text, lines[line - 1]?.text]] as const;
    });
    return Object.fromEntries(await Promise.all(texts));
  };

  it("is ready while the bucket is, and says what is the matter where it is not", async () => {
    const ready = async (): Promise<unknown> => (await fetch(`${product.address}/api/ready`)).json();
    expect(await ready()).toMatchObject({ status: "ready", checks: { storage: { ok: true } } });
    s3.disturb = () => ({ status: 403, code: "AccessDenied" });
    expect(await ready()).toMatchObject({ status: "not-ready", checks: { storage: { ok: false, message: "failed (s3-denied)" } } });
    s3.disturb = null;
    expect(stored("readiness")).toEqual([]);
  });

  it("takes an upload in a form, analyses it, shows its lines, gives its reports, and leaves nothing of it", async () => {
    const archive = await zip({ ...outageFiles(300), "night/large.log": homeLog(chatter(LARGE_LINES, { seed: 4, step: 0.01 })) });
    const form = new FormData();
    form.append("files", new Blob([new Uint8Array(archive)]), "Night_7.zip");
    const { tasks } = started.parse(await (await api("/batch-process/", { method: "POST", body: form })).json());
    const runId = Number(tasks[0]?.task_id);
    await completed(runId);
    expect(stored("uploads").length).toBe(1);
    expect([stored(`runs/${String(runId)}/1/blocks`).length, stored(`runs/${String(runId)}/1/reports`).length]).toEqual([2, 9]);
    const lines = await someLines(runId, 200);
    expect(Object.keys(lines).sort()).toEqual(["database1_log.txt", "gateway1_log.txt.gz", "large.log", "orders.log", "storage1_log.txt"]);
    for (const [name, texts] of Object.entries(lines)) if (name !== "orders.log") expect([name, texts]).toEqual([name, [expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)]]);
    const result = await (await api(`/export/${String(runId)}/json`)).json();
    expect(result).toMatchObject({ total_errors: 4, total_anomalies: 4, total_logs: 912 + LARGE_LINES });
    const reports = Buffer.from(await (await api(`/download/${String(runId)}`)).arrayBuffer());
    for (const name of ["result.json", "submit_report.xlsx", "incident_report.pdf"]) expect(reports.includes(name)).toBe(true);
    expect((await api(`/result/${String(runId)}`, { method: "DELETE" })).status).toBe(200);
    expect(stored("runs")).toEqual([]);
  }, PATIENCE);

  it("takes an upload piece by piece and goes on where it broke off", async () => {
    const content = gzipSync(homeLog(chatter(400, { seed: 9, step: 1 })));
    const { id } = z.object({ id: z.string() }).parse(await json("/uploads", { name: "piecewise.log.gz", bytes: content.length }));
    const send = (offset: number, end: number): Promise<Response> => api(`/uploads/${id}`, { method: "PUT", headers: { "Upload-Offset": String(offset), "Content-Type": "application/octet-stream" }, body: new Uint8Array(content.subarray(offset, end)) });
    expect(await (await send(0, 1_000)).json()).toMatchObject({ offset: 1_000 });
    const wrong = await send(2_000, 3_000);
    expect([wrong.status, await wrong.json()]).toEqual([409, expect.objectContaining({ error: "wrong_offset", details: expect.objectContaining({ offset: 1_000 }) })]);
    expect(await (await send(1_000, content.length)).json()).toMatchObject({ offset: content.length });
    expect((await api(`/uploads/${id}/complete`, { method: "POST" })).status).toBe(200);
    const run = z.object({ id: z.number() }).parse(await json("/runs", { uploadId: id }));
    await completed(run.id);
    expect(Object.values(await someLines(run.id, 400))).toEqual([[expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)]]);
    expect(stored(`uploads/${id}/`).length).toBe(2);
    for (const path of [`/runs/${String(run.id)}`, `/uploads/${id}`]) expect((await api(path, { method: "DELETE" })).ok).toBe(true);
    expect([...stored(`uploads/${id}`), ...stored(`runs/${String(run.id)}`)]).toEqual([]);
  }, PATIENCE);

  it("joins what is pushed while a run waits", async () => {
    await json("/sources", { name: "gateway", kind: "ingest" });
    const push = async (text: string) => z.object({ runId: z.number(), joined: z.boolean() }).parse(await (await api("/ingest?source=gateway", { method: "POST", headers: { "Content-Type": "text/plain" }, body: text })).json());
    const pushes = [];
    for (let at = 10; at < 14; at++) pushes.push(await push(`2025-10-06T08:59:${String(at)} ERROR os: Disk ${String(at)} failed\n`));
    expect(pushes.map(({ joined }) => joined)).toEqual([false, true, true, true]);
    const runId = pushes[0]?.runId ?? 0;
    expect(new Set(pushes.map((each) => each.runId))).toEqual(new Set([runId]));
    await completed(runId);
    expect(Object.values(await someLines(runId, 4))).toEqual([["2025-10-06T08:59:10 ERROR os: Disk 10 failed", "2025-10-06T08:59:13 ERROR os: Disk 13 failed"]]);
  }, PATIENCE);

  it("serves the commands of its checkout, which have no settings of the bucket", async () => {
    const folder = await makeFolder("analyze");
    const { code, stderr } = await runCommand("analyze", ["samples/outage.zip", "--out", folder], process.cwd(), { STATE_DIR: product.state });
    expect([code, stderr]).toEqual([0, expect.stringContaining(folder)]);
    expect((await readResult(folder)).run.status).toBe("completed");
  }, PATIENCE);

  it("does not start on a bucket that is another installation's, or that it cannot use, and says why", async () => {
    s3.bucket.put("other/installation", Buffer.from(randomUUID()), {});
    const refused: [settings: Record<string, string>, says: RegExp][] = [
      [{ S3_PREFIX: "other" }, /bucket logs\/other belong to another database\. Set S3_PREFIX/],
      [{ S3_SECRET_ACCESS_KEY: "another" }, /The storage cannot be used\. The S3 server does not accept the access key of the bucket logs/],
      [{ S3_BUCKET: "nope" }, /There is no bucket nope/],
    ];
    for (const [settings, says] of refused) await expect(startProduct({ settings: { ...s3.settings, STORAGE_DIR: "", ...settings } })).rejects.toThrow(says);
  }, PATIENCE);
});
