/**
 * Fires when this process is asked to end. Next waits for open requests before it goes, and a subscription never ends by
 * itself: each must watch this, and throw SERVICE_UNAVAILABLE so that its client comes back to the next process.
 */
export function shutdownSignal(): AbortSignal {
  holder.logIntelligenceShutdown ??= listen();
  return holder.logIntelligenceShutdown;
}

/** On `globalThis`, since Next loads a module once per bundle and each would listen. */
const holder = globalThis as typeof globalThis & { logIntelligenceShutdown?: AbortSignal };

function listen(): AbortSignal {
  const ending = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => ending.abort());
  return ending.signal;
}
