import type { Refused, RefusalReason } from "@/server/domain/extract/extract-reason";

/**
 * Carries a reason through streams and generators, where a value cannot travel. It is caught at the doors of this folder
 * and leaves them as a value.
 */
export class RefusedError extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super(`Input refused: ${reason.code}`, options);
    this.name = "RefusedError";
    this.reason = reason;
  }
}

/** Stops the reading where a check gave a reason. */
export function refuseIf(reason: RefusalReason | null): void {
  if (reason !== null) throw new RefusedError(reason);
}

/** The value for an expected refusal; anything else is re-thrown. */
export function refusedOrThrow(error: unknown): Refused {
  if (error instanceof RefusedError) return { kind: "refused", reason: error.reason };
  throw error;
}
