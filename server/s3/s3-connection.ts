import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { addressOf, type S3Address, type S3Bucket } from "./s3-bucket";
import { errorOfAnswer, errorOfNetwork } from "./s3-error";
import { readXml, textIn } from "./read-xml";

export interface S3Request {
  method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** None: the bucket itself is asked. */
  key?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
  /** Statuses that are answers here and not failures. */
  accept?: readonly number[];
}

export interface S3Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** The door to one bucket: requests are signed, sent over connections that stay open, and tried again where that may help. */
export interface S3Connection {
  readonly bucket: string;
  /** @throws S3Error */
  send(request: S3Request): Promise<S3Answer>;
  /** Lets go of the connections. */
  close(): void;
}

/** A pause in the middle of an answer, or of getting through to the server. */
const SILENCE_MILLISECONDS = 20_000;
/** Shorter than what servers and the walls before them grant a connection nobody uses. */
const IDLE_MILLISECONDS = 10_000;
const MAX_SOCKETS = 32;
/** Pauses before a request is sent again; beside each up to as much again by chance, so that workers do not come all at once. */
const PAUSES_MILLISECONDS = [100, 400, 1_600];
/** The server has too much to do, or something between us and it. */
const BUSY_STATUSES: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const PASSING_ERRORS: ReadonlySet<string> = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "EAI_AGAIN"]);

/** How a door differs from the usual one. */
export interface S3Options {
  /** Before each further try. */
  pauses?: readonly number[];
  /** How the names of hosts become addresses. */
  lookup?: LookupFunction;
}

/** Opens the door to a bucket. Nothing is sent yet. */
export function connectS3(bucket: S3Bucket, { pauses = PAUSES_MILLISECONDS, lookup }: S3Options = {}): S3Connection {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_MILLISECONDS, ...(lookup === undefined ? {} : { lookup }) };
  const agent = addressOf(bucket, undefined).isSecure ? new https.Agent(options) : new http.Agent(options);
  return {
    bucket: bucket.bucket,
    close: () => agent.destroy(),
    async send(request) {
      const answer = await sendPatiently(bucket, request, agent, pauses);
      const isFine = (answer.status >= 200 && answer.status < 300) || request.accept?.includes(answer.status) === true;
      const said = isFine && answer.status !== 404 ? {} : await readFailure(answer);
      // A bucket that is not there is never an answer, where an object that is not may be.
      if (isFine && said.code !== "NoSuchBucket") return answer;
      throw errorOfAnswer({ status: answer.status, bucket: bucket.bucket, region: bucket.region, said });
    },
  };
}

async function readFailure({ body, headers }: S3Answer): Promise<{ code?: string | undefined; region?: string | undefined }> {
  const header = headers["x-amz-bucket-region"];
  const error = body.includes("<Error>") ? (await readXml(body)).Error : undefined;
  return { code: textIn(error, "Code"), region: textIn(error, "Region") ?? (typeof header === "string" ? header : undefined) };
}

async function sendPatiently(bucket: S3Bucket, request: S3Request, agent: http.Agent, pauses: readonly number[]): Promise<S3Answer> {
  const address = addressOf(bucket, request.key, request.query);
  for (const milliseconds of pauses) {
    const answer = await sendOnce(bucket, address, request, agent).catch((error: NodeJS.ErrnoException) => {
      if (PASSING_ERRORS.has(error.code ?? "")) return null;
      throw errorOfNetwork(error, address.host);
    });
    if (answer !== null && !BUSY_STATUSES.has(answer.status)) return answer;
    await pause(milliseconds * (1 + Math.random()));
  }
  return sendOnce(bucket, address, request, agent).catch((error: unknown) => {
    throw errorOfNetwork(error, address.host);
  });
}

async function sendOnce(bucket: S3Bucket, address: S3Address, request: S3Request, agent: http.Agent): Promise<S3Answer> {
  const headers = await signedHeaders(bucket, address, request);
  return new Promise((resolve, reject) => {
    const { hostname, port, path, isSecure } = address;
    const outgoing = (isSecure ? https : http).request({ hostname, port, path, method: request.method, headers, agent, timeout: SILENCE_MILLISECONDS }, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece: Buffer) => pieces.push(piece));
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces) }));
      // An answer that breaks off has no "end".
      incoming.on("error", reject);
    });
    outgoing.on("timeout", () => outgoing.destroy(Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" })));
    outgoing.on("error", reject);
    outgoing.end(request.body);
  });
}

/** The headers of a request, its signature (AWS Signature Version 4) among them where there is a key to sign with. */
async function signedHeaders({ credentials, region }: S3Bucket, { host, path }: S3Address, { method, headers = {}, body }: S3Request): Promise<http.OutgoingHttpHeaders> {
  const all = { ...headers, Host: host, ...(body === undefined ? {} : { "Content-Length": body.length, "Content-Type": "application/octet-stream" }) };
  if (credentials === null) return all;
  // Loaded with the first request: a worker without a bucket never needs it.
  const { default: aws4 } = await import("aws4");
  return aws4.sign({ service: "s3", region, method, host, path, headers: all, ...(body === undefined ? {} : { body }) }, credentials).headers ?? all;
}

