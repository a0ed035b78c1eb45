import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList, isIP } from "node:net";

/** What a request for the figures shows. */
export interface MetricsRequest {
  authorization: string | null;
  /** The address at the other end of the connection; null where nobody can tell. */
  peer: string | null;
  /** The header of that name: whom proxies on the way say they speak for. */
  forwardedFor: string | null;
}

export type MetricsAccess = { kind: "allowed" } | { kind: "token-needed" } | { kind: "not-local" };

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/**
 * Who may read the figures: with a token, whoever bears it; without one, callers on this machine. A proxy on this machine
 * speaks for others, so everyone it names must be here too; behind one that names nobody, set a token.
 */
export function metricsAccess(token: string | undefined, request: MetricsRequest): MetricsAccess {
  if (token !== undefined) return isSame(request.authorization ?? "", `Bearer ${token}`) ? { kind: "allowed" } : { kind: "token-needed" };
  const named = request.forwardedFor === null ? [] : request.forwardedFor.split(",").map((address) => address.trim());
  return [request.peer ?? "", ...named].every(isLoopback) ? { kind: "allowed" } : { kind: "not-local" };
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, "");
  const family = isIP(plain);
  return family !== 0 && LOOPBACK.check(plain, family === 4 ? "ipv4" : "ipv6");
}

/** Compares without telling by its duration how much was right. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
