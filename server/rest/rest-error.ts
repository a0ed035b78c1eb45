import type { Failure } from "@/server/db/run-stages";
import { failureText } from "@/server/services/failure-text";
import { restWords } from "./rest-words";

/** Every error code of the transport itself and its HTTP status. Codes of services come beside them (`failureError`). */
const STATUSES = {
  invalid_request: 400,
  invalid_filter: 400,
  invalid_cursor: 400,
  not_json: 400,
  not_multipart: 400,
  not_gzip: 400,
  no_files: 400,
  too_many_files: 429,
  no_lines: 400,
  playbooks_refused: 400,
  key_missing: 401,
  key_unknown: 403,
  key_ended: 403,
  role_too_low: 403,
  source_not_allowed: 403,
  not_found: 404,
  unknown_path: 404,
  method_not_allowed: 405,
  run_not_completed: 409,
  name_taken: 409,
  wrong_offset: 409,
  too_large: 413,
  unsupported_type: 415,
  unsupported_encoding: 415,
  too_many_requests: 429,
  internal: 500,
} as const;

export type RestErrorCode = keyof typeof STATUSES;

interface ErrorParts {
  status: number;
  /** snake_case, for programs. */
  code: string;
  /** A sentence, for people. */
  message: string;
  details: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An answer that is no success: thrown wherever it is found out, written by the dispatcher. */
export class RestError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor({ status, code, message, details, headers = {} }: ErrorParts) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

/**
 * An error of the transport.
 * @param details what its sentence names and more; the answer carries them
 */
export function restError(code: RestErrorCode, details: Record<string, unknown> = {}, headers: Record<string, string> = {}): RestError {
  return new RestError({ code, status: STATUSES[code], message: restWords(`error.${code}`, details), details, headers });
}

/** What a service refused, in its own words: `upload-too-large` becomes `upload_too_large`. */
export function failureError(status: number, failure: Failure): RestError {
  return new RestError({ status, code: failure.code.replaceAll("-", "_"), message: failureText(failure, "en"), details: failure.params });
}

/** The value, or the answer that there is none. */
export function found<T>(value: T | null): T {
  if (value === null) throw restError("not_found");
  return value;
}
