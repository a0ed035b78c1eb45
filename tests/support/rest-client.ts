import { createApiKey } from "@/server/services/api-keys";
import type { ApiKeyRole } from "@/server/services/api-keys";
import { handleRequest } from "@/server/rest/handle-request";

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
