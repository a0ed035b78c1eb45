import { readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import path from "node:path";
import { perProcess } from "./per-process";
import { observeRequest, startProcessMetrics } from "./process-metrics";
import { createRouteNames, type RoutesManifest } from "./route-names";

/** Carries the address at the other end to the pages, who see headers only. */
const PEER_HEADER = "x-log-intelligence-peer";

/** Names that other code of this process has for addresses below one of Next's catch-all routes. */
const finerNames = () => perProcess("route-names", () => new Map<string, RouteName>());

/** The name of an address, or null where it has none. */
export type RouteName = (pathname: string) => string | null;

/** Lets a catch-all route (`/api/v1/[[...path]]`) name what is behind it: one label for all of it would tell nothing. */
export function nameRoutesBehind(page: string, nameOf: RouteName): void {
  finerNames().set(page, nameOf);
}

/** Whether the header is written by our server; where it is not, anybody could have sent it. */
const peerHeader = () => perProcess("peer-header", () => ({ isOurs: false }));

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Counts and times every request a server answers, by route.
 * @param buildDir where Next built the pages (`.next`)
 */
export function observeRequests(server: Server, buildDir: string): void {
  startProcessMetrics();
  peerHeader().isOurs = true;
  const nameOf = createRouteNames(readManifest(buildDir));
  // Before the pages' own listener: they must find the peer's address in place of one a caller made up.
  server.prependListener("request", (request: IncomingMessage, response: ServerResponse) => {
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    // Both are rewritten on the way.
    const { method = "" } = request;
    const pathname = (request.url ?? "/").split("?")[0] ?? "/";
    const start = performance.now();
    response.once("close", () => {
      observeRequest({
        method: METHODS.has(method) ? method : "other",
        route: fineName(nameOf(pathname), pathname),
        status: response.statusCode,
        seconds: (performance.now() - start) / 1_000,
        isEventStream: String(response.getHeader("content-type") ?? "").startsWith("text/event-stream"),
      });
    });
  });
}

function fineName(page: string, pathname: string): string {
  return finerNames().get(page)?.(pathname) ?? page;
}

/** The address at the other end of a request's connection; null where it came in through another server than ours. */
export function peerOf(headers: Headers): string | null {
  return peerHeader().isOurs ? headers.get(PEER_HEADER) : null;
}

function readManifest(buildDir: string): RoutesManifest | null {
  try {
    return JSON.parse(readFileSync(path.join(buildDir, "routes-manifest.json"), "utf8")) as RoutesManifest;
  } catch {
    return null;
  }
}
