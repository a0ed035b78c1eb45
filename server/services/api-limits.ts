import { createRateLimiter, type RateLimiter } from "@/server/db/rate-limiter";
import { currentSettings } from "./installation-settings";

const WINDOW_SECONDS = 60;

/** How a caller stands within the minute. */
export interface RateState {
  isExceeded: boolean;
  limit: number;
  remaining: number;
  /** Until the minute begins anew. */
  resetSeconds: number;
}

/** One limiter for each limit there was: the settings page may change it while we run. */
const limiters = new Map<number, RateLimiter>();

/**
 * Counts one call of a caller, in the database, so that every web process sees the same count.
 * @param caller a key, or an address where there is none
 */
export async function countCall(caller: string): Promise<RateState> {
  const { requestsPerMinute: limit } = await currentSettings();
  const limiter = limiters.get(limit) ?? createRateLimiter({ prefix: "api", points: limit, windowSeconds: WINDOW_SECONDS });
  limiters.set(limit, limiter);
  const reading = await limiter.consume(caller);
  if (reading.kind === "exceeded") return { isExceeded: true, limit, remaining: 0, resetSeconds: reading.retrySeconds };
  return { isExceeded: false, limit, remaining: reading.remaining, resetSeconds: reading.resetSeconds };
}
