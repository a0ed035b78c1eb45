import { z } from "zod";
import { createRateLimiter, type RateLimiter } from "@/server/db/rate-limiter";
import { findSetting } from "@/server/db/settings";
import { env } from "@/server/env";

const DEFAULT_REQUESTS_PER_MINUTE = 600;
const DEFAULT_QUEUED_RUNS = 1_000;
const WINDOW_SECONDS = 60;

/** What the settings page keeps under "limits" beside the limits of a run. */
const storedSchema = z.object({ requestsPerMinute: z.int().positive(), queuedRuns: z.int().positive() }).partial().catch({});

export interface ApiLimits {
  requestsPerMinute: number;
  queuedRuns: number;
}

/** How much callers may ask for: the environment wins over the settings page, that over the defaults. */
export async function currentApiLimits(): Promise<ApiLimits> {
  const stored = storedSchema.parse((await findSetting("limits")) ?? {});
  const given = env();
  return {
    requestsPerMinute: given.LIMIT_REQUESTS_PER_MINUTE ?? stored.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE,
    queuedRuns: given.LIMIT_QUEUED_RUNS ?? stored.queuedRuns ?? DEFAULT_QUEUED_RUNS,
  };
}

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
  const { requestsPerMinute: limit } = await currentApiLimits();
  const limiter = limiters.get(limit) ?? createRateLimiter({ prefix: "api", points: limit, windowSeconds: WINDOW_SECONDS });
  limiters.set(limit, limiter);
  const reading = await limiter.consume(caller);
  if (reading.kind === "exceeded") return { isExceeded: true, limit, remaining: 0, resetSeconds: reading.retrySeconds };
  return { isExceeded: false, limit, remaining: reading.remaining, resetSeconds: reading.resetSeconds };
}
