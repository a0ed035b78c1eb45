import { TRPCClientError } from "@trpc/client";
import type { RootRouter } from "@/server/api/root";

/** What became of a call that failed, as the page tells it. */
export type FailureKind =
  | { kind: "reason"; reason: unknown }
  | { kind: "signed-out" }
  | { kind: "forbidden" }
  | { kind: "not-found" }
  | { kind: "bad-request" }
  | { kind: "internal" }
  /** No answer at all: the connection, or a server that is starting. */
  | { kind: "offline" };

const BY_CODE: Partial<Record<string, FailureKind>> = {
  UNAUTHORIZED: { kind: "signed-out" },
  FORBIDDEN: { kind: "forbidden" },
  NOT_FOUND: { kind: "not-found" },
  BAD_REQUEST: { kind: "bad-request" },
};

/** Reads what a call threw. */
export function failureKind(error: unknown): FailureKind {
  if (!isApiError(error) || error.data === undefined || error.data === null) return { kind: "offline" };
  if (error.data.reason !== null) return { kind: "reason", reason: error.data.reason };
  return BY_CODE[error.data.code] ?? { kind: "internal" };
}

function isApiError(error: unknown): error is TRPCClientError<RootRouter> {
  return error instanceof TRPCClientError;
}
