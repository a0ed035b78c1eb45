import type { QueryConfig } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./client";

export interface RateLimit {
  /** Keeps the counters of one use apart from those of another. */
  prefix: string;
  /** How many per window. */
  points: number;
  windowSeconds: number;
}

export type RateReading = { kind: "allowed"; remaining: number; resetSeconds: number } | { kind: "exceeded"; retrySeconds: number };

export interface RateLimiter {
  /** Counts one and says whether it was still within the limit. */
  consume(key: string): Promise<RateReading>;
  /** Takes back what `consume` counted. */
  giveBack(key: string): Promise<void>;
  /** Forgets what was counted. */
  reset(key: string): Promise<void>;
}

/** A limiter whose counters live in the database, so that several web processes share them. */
export function createRateLimiter(limit: RateLimit): RateLimiter {
  const limiter = new RateLimiterPostgres({
    // The pool of the moment: one that was closed is opened anew at its next use.
    storeClient: { query: (statement: QueryConfig) => pool().query(statement) },
    storeType: "pool",
    tableName: "rate_limits",
    // The migrations make the table; the limiter must not.
    tableCreated: true,
    keyPrefix: limit.prefix,
    points: limit.points,
    duration: limit.windowSeconds,
  });
  return {
    async consume(key) {
      try {
        return allowed(await limiter.consume(key));
      } catch (error) {
        if (error instanceof RateLimiterRes) return exceeded(error);
        throw error;
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async reset(key) {
      await limiter.delete(key);
    },
  };
}

const seconds = (state: RateLimiterRes): number => Math.max(1, Math.ceil(state.msBeforeNext / 1000));

function allowed(state: RateLimiterRes): RateReading {
  return { kind: "allowed", remaining: state.remainingPoints, resetSeconds: seconds(state) };
}

function exceeded(state: RateLimiterRes): RateReading {
  return { kind: "exceeded", retrySeconds: seconds(state) };
}
