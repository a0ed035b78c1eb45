import { env } from "@/server/env";

/** What scripts of another origin may read of an answer. */
const EXPOSED = "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, Content-Disposition, Allow";
const ALLOWED = "X-API-Key, Content-Type, Content-Encoding, Upload-Offset, X-Request-Id";
const PREFLIGHT_SECONDS = "600";

/** The headers that let a page of a named origin read the answer (CORS_ORIGINS; `*` names them all). Keys travel in a header, never in a cookie. */
export function corsHeaders(request: Request): [string, string][] {
  const origins = (env().CORS_ORIGINS ?? "").split(",").map((origin) => origin.trim().replace(/\/$/, "")).filter((origin) => origin !== "");
  if (origins.length === 0) return [];
  const origin = request.headers.get("origin");
  const isNamed = origin !== null && (origins.includes(origin) || origins.includes("*"));
  // A cache must not give one origin's answer to another.
  return [["Vary", "Origin"], ...(isNamed ? ([["Access-Control-Allow-Origin", origin], ["Access-Control-Expose-Headers", EXPOSED]] satisfies [string, string][]) : [])];
}

/** What a browser asks before it calls from another origin. */
export function preflight(methods: readonly string[], headers: Headers): Response {
  const all = new Headers(headers);
  all.set("Allow", methods.join(", "));
  if (all.has("Access-Control-Allow-Origin")) {
    all.set("Access-Control-Allow-Methods", methods.join(", "));
    all.set("Access-Control-Allow-Headers", ALLOWED);
    all.set("Access-Control-Max-Age", PREFLIGHT_SECONDS);
  }
  return new Response(null, { status: 204, headers: all });
}
