import type { IncomingMessage } from "node:http";
import { BASE_PATH } from "./base-path";

/** Carries the method of a request that Next would not hand on. */
const METHOD_HEADER = "x-log-intelligence-method";

/** The methods a route of Next may have. */
const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Makes of a request to the API one that Next hands on, where it would answer by itself and in words that no client of the
 * API reads: a path with a `%` that begins no character, and a method that is none of its own (TRACE, PROPFIND).
 */
export function fitRequest(request: IncomingMessage): void {
  const { url = "", method = "" } = request;
  const [path = "", ...query] = url.split("?");
  if (path !== BASE_PATH && !path.startsWith(`${BASE_PATH}/`)) return;
  request.url = [path.split("/").map(readable).join("/"), ...query].join("?");
  Reflect.deleteProperty(request.headers, METHOD_HEADER);
  if (METHODS.has(method)) return;
  request.headers[METHOD_HEADER] = method;
  // No call of the API has it: whatever happens on the way, nothing is done.
  request.method = "PATCH";
}

function readable(part: string): string {
  try {
    decodeURIComponent(part);
    return part;
  } catch {
    return part.replaceAll("%", "%25");
  }
}

/** The method that a request came with. */
export function methodOf(request: Request): string {
  const given = request.headers.get(METHOD_HEADER);
  return given === null || METHODS.has(given) ? request.method : given;
}
