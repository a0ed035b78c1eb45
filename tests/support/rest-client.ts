import { readdir } from "node:fs/promises";
import path from "node:path";
import { pool } from "@/server/db/client";
import { handleRequest } from "@/server/rest/handle-request";
import { type ApiKeyRole, createApiKey } from "@/server/services/api-keys";

const BASE = "http://localhost/api/v1";

/** What a test sends. `form` and `json` stand for a body. */
export interface RestCall {
  method?: string;
  /** Null: none at all. */
  key?: string | null;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** An answer, its JSON read where it is some. */
export interface RestReply {
  status: number;
  headers: Headers;
  // A test looks into answers of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

/** A caller of the REST API, without a server in between. */
export function restClient(key: string) {
  const send = (path: string, { method = "GET", key: given = key, json, body, headers = {}, signal }: RestCall = {}): Promise<Response> => {
    const content = json === undefined ? body : JSON.stringify(json);
    const all = { ...(given === null ? {} : { "X-API-Key": given }), ...(json === undefined ? {} : { "Content-Type": "application/json" }), ...headers };
    return handleRequest(new Request(`${BASE}${path}`, { method, headers: all, ...(content === undefined ? {} : { body: content, duplex: "half" }), ...(signal ? { signal } : {}) } as RequestInit));
  };
  const call = async (path: string, given?: RestCall): Promise<RestReply> => {
    const response = await send(path, given);
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text.startsWith("{") ? JSON.parse(text) : text };
  };
  return { send, call };
}

/** Makes a key of a role for a person. @returns its secret */
export async function newKey(userId: number, role: ApiKeyRole, { expiresAt = null, feedIds = [] }: { expiresAt?: Date | null; feedIds?: number[] } = {}): Promise<{ id: number; secret: string }> {
  const created = await createApiKey({ userId, role: "admin" }, { name: `test ${role}`, role, expiresAt, feedIds });
  if (created.kind !== "created") throw new Error(created.kind);
  return created;
}

/** An instant as the API writes it. */
export const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** The administrator of the test run, with a key of every role. */
export async function administrator(): Promise<{ userId: number; keys: Record<ApiKeyRole, string> }> {
  const { rows } = await pool().query<{ id: number }>("select id from users order by id limit 1");
  const userId = rows[0]?.id ?? 0;
  const [viewer, analyst, admin, ingest] = await Promise.all([newKey(userId, "viewer"), newKey(userId, "analyst"), newKey(userId, "admin"), newKey(userId, "ingest")]);
  return { userId, keys: { viewer: viewer.secret, analyst: analyst.secret, admin: admin.secret, ingest: ingest.secret } };
}

/** A new person. @returns their id */
export async function newPerson(role: "viewer" | "analyst"): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(`insert into users (email, name, role) values (gen_random_uuid() || '@example.org', 'Somebody', $1::"Role") returning id`, [role]);
  return rows[0]?.id ?? 0;
}

/** The files of a form. */
export function formOf(files: Record<string, Buffer>, field = "files"): FormData {
  const data = new FormData();
  for (const [name, content] of Object.entries(files)) data.append(field, new Blob([new Uint8Array(content)]), name);
  return data;
}

/** What lies in the storage of uploads. */
export async function storedUploads(): Promise<string[]> {
  const names = await readdir(path.join(process.env.STORAGE_DIR ?? "", "uploads")).catch(() => []);
  return names.sort();
}
