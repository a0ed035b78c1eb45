import { randomUUID } from "node:crypto";
import { requestOrigin } from "@/server/auth";
import { logger } from "@/server/logger";
import { nameRoutesBehind } from "@/server/metrics/observe-requests";
import { countCall } from "@/server/services/api-limits";
import { type KeyCheck, verifyApiKey } from "@/server/services/api-keys";
import { recordAuditEvent } from "@/server/services/audit";
import { hasRole } from "@/server/services/roles";
import { BASE_PATH } from "./base-path";
import { corsHeaders, preflight } from "./cors";
import type { Answer, Caller } from "./define-route";
import { methodOf } from "./fit-request";
import { matchRoute, type RouteMatch } from "./match-route";
import { openApiDocument } from "./openapi";
import { RestError, restError } from "./rest-error";
import { type NeededRole, ROUTES, type TableRow } from "./route-table";

/** The document itself is the same in every installation and names no secret: it takes no key, as its readers have none yet. */
const DOCUMENT_PATH = "/openapi.json";

const DOCUMENT_METHODS = ["GET", "HEAD", "OPTIONS"];

const isDocument = (path: string): boolean => path.replace(/\/$/, "") === DOCUMENT_PATH;

const KEY_HEADER = "x-api-key";
const REQUEST_ID_HEADER = "x-request-id";
/** A caller's own id is taken where it can be written into a log as it is. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

// Metrics count by the pattern of a path, never by the path: ids are without number.
nameRoutesBehind("/api/v1/[[...path]]", (pathname) => {
  const path = pathname.slice(BASE_PATH.length);
  if (isDocument(path)) return `${BASE_PATH}${DOCUMENT_PATH}`;
  const match = matchRoute(ROUTES, "GET", path);
  return match.kind === "unknown-path" ? null : `${BASE_PATH}${match.row.path}`;
});

/** Answers any request below `/api/v1`. Never throws: what went wrong is an answer too. */
export async function handleRequest(request: Request): Promise<Response> {
  const given = request.headers.get(REQUEST_ID_HEADER) ?? "";
  const requestId = REQUEST_ID.test(given) ? given : randomUUID();
  const headers = new Headers({ "X-Request-Id": requestId, "Cache-Control": "no-store" });
  for (const [name, value] of corsHeaders(request)) headers.append(name, value);
  const path = new URL(request.url).pathname.slice(BASE_PATH.length) || "/";
  const method = methodOf(request);
  const match = matchRoute(ROUTES, method, path);
  try {
    const answer = await answerTo({ request, method, path, match, requestId, headers });
    return respond(answer, headers, request.method === "HEAD");
  } catch (error) {
    const isOld = match.kind !== "unknown-path" && match.row.group === "old";
    return respondError(toRestError(error, requestId), headers, isOld);
  }
}

interface Incoming {
  request: Request;
  method: string;
  path: string;
  match: RouteMatch<TableRow>;
  requestId: string;
  /** Of the answer, whatever becomes of it. */
  headers: Headers;
}

async function answerTo({ request, method, path, match, requestId, headers }: Incoming): Promise<Answer> {
  const secret = request.headers.get(KEY_HEADER);
  const check = secret === null || secret === "" ? null : await verifyApiKey(secret);
  const address = requestOrigin(request.headers).address;
  await countOrRefuse(check?.kind === "valid" ? `key ${String(check.key.keyId)}` : `address ${address}`, headers);
  if (isDocument(path) && (method === "GET" || method === "HEAD")) return { kind: "json", status: 200, content: openApiDocument() };
  const allow = allowedInstead(path, match);
  if (method === "OPTIONS") return { kind: "response", response: preflight(allow ?? [], headers) };
  if (match.kind !== "route") throw restError("method_not_allowed", { method, path }, { Allow: (allow ?? []).join(", ") });
  const { row, params } = match;
  const caller = callerOf(check, row.role);
  const answer = await row.route.execute({ params, caller, request });
  if (!row.isSilent) await audit(row, { caller, answer, params, requestId, address });
  return answer;
}

/** What a path takes where it does not take the method it was asked with. */
function allowedInstead(path: string, match: RouteMatch<TableRow>): readonly string[] | null {
  if (isDocument(path)) return DOCUMENT_METHODS;
  if (match.kind === "unknown-path") throw restError("unknown_path", { path });
  return match.kind === "wrong-method" ? match.allow : null;
}

async function countOrRefuse(caller: string, headers: Headers): Promise<void> {
  const { isExceeded, limit, remaining, resetSeconds } = await countCall(caller);
  headers.set("X-RateLimit-Limit", String(limit));
  headers.set("X-RateLimit-Remaining", String(remaining));
  // An instant, as seconds since 1970.
  headers.set("X-RateLimit-Reset", String(Math.ceil(Date.now() / 1_000) + resetSeconds));
  if (isExceeded) throw restError("too_many_requests", { seconds: resetSeconds }, { "Retry-After": String(resetSeconds) });
}

/** The one place where the roles of keys are checked. */
function callerOf(check: KeyCheck | null, needed: NeededRole): Caller {
  if (check === null) throw restError("key_missing", {}, { "WWW-Authenticate": "ApiKey" });
  if (check.kind === "unknown") throw restError("key_unknown");
  if (check.kind === "ended") throw restError("key_ended");
  const { role } = check.key;
  const isEnough = role === "ingest" ? needed === "ingest" : hasRole(role, needed === "ingest" ? "analyst" : needed);
  if (!isEnough) throw restError("role_too_low", { needed });
  return check.key;
}

interface Done {
  caller: Caller;
  answer: Answer;
  params: Record<string, string>;
  requestId: string;
  address: string;
}

async function audit({ name, path }: TableRow, { caller, answer, params, requestId, address }: Done): Promise<void> {
  const subjectKind = path.split("/")[1] ?? "";
  await recordAuditEvent({ userId: caller.userId, apiKeyId: caller.keyId, action: name, subjectKind, subjectId: Object.values(params)[0] ?? madeBy(answer), detail: {}, requestId, address });
}

/** The ids of what an answer says was made. */
function madeBy(answer: Answer): string {
  if (answer.kind !== "json" || typeof answer.content !== "object" || answer.content === null) return "";
  const { id, runId, playbookIds, tasks } = answer.content as { id?: unknown; runId?: unknown; playbookIds?: unknown; tasks?: unknown };
  if (Array.isArray(playbookIds)) return playbookIds.join(",");
  if (Array.isArray(tasks)) return tasks.map((task: { task_id: string }) => task.task_id).join(",");
  return String(id ?? runId ?? "");
}

function respond(answer: Answer, headers: Headers, withoutContent: boolean): Response {
  if (answer.kind === "response") {
    const { status, body } = answer.response;
    if (withoutContent) void body?.cancel();
    const all = new Headers(headers);
    for (const [name, value] of answer.response.headers) all.set(name, value);
    return new Response(withoutContent ? null : body, { status, headers: all });
  }
  if (answer.kind === "empty" || withoutContent) return new Response(null, { status: answer.status, headers });
  return Response.json(answer.content, { status: answer.status, headers });
}

function toRestError(error: unknown, requestId: string): RestError {
  if (error instanceof RestError) return error;
  logger.error({ err: error, requestId }, "a call of the REST API failed");
  return restError("internal");
}

/** Old clients read `detail`. */
function respondError({ status, code, message, details, headers: own }: RestError, headers: Headers, isOld: boolean): Response {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(own)) all.set(name, value);
  return Response.json({ error: code, message, details, ...(isOld ? { detail: message } : {}) }, { status, headers: all });
}
