const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** What is known of where a request comes from. */
export interface CallerTrace {
  /** The other end of the connection; null where another server than ours took it. */
  peer: string | null;
  /** What proxies write, and anybody can. */
  forwardedFor: string | null;
  /** The installation was told that people reach it by an address of its own. */
  isBehindProxy: boolean;
}

/**
 * The address a request comes from; null where nothing tells. What is forwarded is believed where a proxy can have written it: on
 * this machine, or where the installation has an address of its own. Of several the last is taken: the nearest proxy wrote it.
 * Elsewhere a caller could have a new address for every try at a password.
 */
export function callerAddress({ peer, forwardedFor, isBehindProxy }: CallerTrace): string | null {
  const forwarded = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  const isBelieved = peer === null || isBehindProxy || LOOPBACK.test(peer);
  return (isBelieved && forwarded !== "" ? forwarded : peer) ?? null;
}
