import type words from "@/messages/en/failures.json";

/** What keeps a bucket from doing what it is asked: each is a sentence of `messages/…/failures.json`. */
export type S3ErrorCode = Extract<keyof (typeof words)["code"], `s3-${string}`>;

export interface S3Reason {
  code: S3ErrorCode;
  params: Record<string, string>;
}

/** A request to a bucket that failed for a reason that can be told. Neither its text nor its parameters hold a secret. */
export class S3Error extends Error {
  /** As errors of the system carry one. */
  readonly code: S3ErrorCode;

  constructor(
    readonly reason: S3Reason,
    options?: ErrorOptions,
  ) {
    super(`${reason.code} ${Object.values(reason.params).join(" ")}`.trim(), options);
    this.code = reason.code;
  }
}

/** What S3 servers call it, and what it is. */
const CODES: Readonly<Record<string, S3ErrorCode>> = {
  InvalidAccessKeyId: "s3-key-wrong",
  SignatureDoesNotMatch: "s3-key-wrong",
  InvalidToken: "s3-key-wrong",
  ExpiredToken: "s3-key-wrong",
  AccessDenied: "s3-denied",
  AllAccessDisabled: "s3-denied",
  NoSuchBucket: "s3-bucket-missing",
  InvalidBucketName: "s3-bucket-missing",
  NoSuchKey: "s3-object-missing",
  PreconditionFailed: "s3-object-changed",
  AuthorizationHeaderMalformed: "s3-region-wrong",
  PermanentRedirect: "s3-region-wrong",
  TemporaryRedirect: "s3-region-wrong",
  IllegalLocationConstraintException: "s3-region-wrong",
  RequestTimeTooSkewed: "s3-clock-wrong",
  QuotaExceeded: "s3-full",
  XMinioStorageFull: "s3-full",
  XMinioAdminBucketQuotaExceeded: "s3-full",
};

/** Of an answer without a body, which a HEAD has. */
const STATUSES: Readonly<Record<number, S3ErrorCode>> = { 301: "s3-region-wrong", 307: "s3-region-wrong", 401: "s3-key-wrong", 403: "s3-denied", 404: "s3-object-missing", 412: "s3-object-changed", 507: "s3-full" };

export interface FailedAnswer {
  status: number;
  bucket: string;
  region: string;
  /** What the server calls it and says about it, where it does. */
  said: { code?: string | undefined; region?: string | undefined };
}

/** What an answer that is no success means. */
export function errorOfAnswer({ status, bucket, region, said }: FailedAnswer): S3Error {
  const code = CODES[said.code ?? ""] ?? STATUSES[status] ?? "s3-refused";
  if (code === "s3-region-wrong") return new S3Error({ code, params: { region, expected: said.region ?? "?" } });
  if (code === "s3-refused") return new S3Error({ code, params: { detail: said.code ?? `HTTP ${String(status)}` } });
  return new S3Error({ code, params: { bucket } });
}

/** What an error of the network, which has a code, means; another error is what it is. */
export function errorOfNetwork(error: unknown, host: string): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  return new S3Error({ code: "s3-unreachable", params: { host, detail: String(error.code) } }, { cause: error });
}
