import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { MemoryBucket, S3Refusal } from "./s3-memory-bucket";
import { listObjects, listUploads } from "./s3-lists";
import { checkSignature } from "./s3-signature";

/** A request that came in: its method, its key (empty: the bucket), and the names in its query. */
export interface SeenRequest {
  method: string;
  key: string;
  query: string[];
}

/** An S3 server in memory, for tests: one bucket, one key, every signature checked. */
export interface S3Server {
  endpoint: string;
  /** As settings of a product. */
  settings: Record<"S3_ENDPOINT" | "S3_REGION" | "S3_BUCKET" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY" | "S3_PATH_STYLE", string>;
  bucket: MemoryBucket;
  /** What came in since it was emptied last. */
  seen: SeenRequest[];
  /** Decides about the next requests before anything else: a status to answer with, "break" to hang up, nothing to go on. */
  disturb: ((request: SeenRequest) => { status: number; code: string } | "break" | "break-after" | undefined) | null;
  /** Whether requests without a signature are let in. */
  isPublic: boolean;
  /** By how much its clock differs. */
  aheadMs: number;
  close(): Promise<void>;
}

const KEY = { accessKeyId: "AKIATEST", secretAccessKey: "secret/of+the=test", region: "test-1" };
const BUCKET = "logs";
/** A clock that is further off is not believed. */
const SKEW_MS = 15 * 60_000;

/** Starts one on a free port of this machine. Buckets are named in the path or in the host, as the client likes. */
export async function startS3Server(): Promise<S3Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${String(port)}`;
  const settings = { S3_ENDPOINT: endpoint, S3_REGION: KEY.region, S3_BUCKET: BUCKET, S3_ACCESS_KEY_ID: KEY.accessKeyId, S3_SECRET_ACCESS_KEY: KEY.secretAccessKey, S3_PATH_STYLE: "true" };
  const s3: S3Server = { endpoint, settings, bucket: new MemoryBucket(), seen: [], disturb: null, isPublic: false, aheadMs: 0, close: () => close(server) };
  server.on("request", (request, response) => void handle(s3, request, response));
  return s3;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

async function handle(s3: S3Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const content = await buffer(request);
  const call = readCall(request, content);
  const seen = { method: call.method, key: call.key, query: [...call.query.keys()] };
  s3.seen.push(seen);
  const disturbance = s3.disturb?.(seen);
  if (disturbance === "break") return void request.socket.destroy();
  let answer: Answer;
  try {
    if (typeof disturbance === "object") throw new S3Refusal(disturbance.status, disturbance.code);
    authorize(s3, request, content);
    if (call.bucket !== BUCKET) throw new S3Refusal(404, "NoSuchBucket");
    answer = perform(s3.bucket, call);
  } catch (error) {
    if (!(error instanceof S3Refusal)) throw error;
    answer = { status: error.status, headers: { "Content-Type": "application/xml", ...error.headers }, body: `<?xml version="1.0"?><Error><Code>${error.code}</Code><Message>told &amp; explained</Message>${error.code === "AuthorizationHeaderMalformed" ? `<Region>${KEY.region}</Region>` : ""}</Error>` };
  }
  if (disturbance === "break-after") return void request.socket.destroy();
  const body = Buffer.from(answer.body ?? "");
  response.writeHead(answer.status, { "x-amz-request-id": randomUUID(), "Content-Length": answer.headers?.["Content-Length"] ?? body.length, ...answer.headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

function authorize(s3: S3Server, { method = "", url = "", headers }: IncomingMessage, content: Buffer): void {
  if (headers.authorization === undefined && s3.isPublic) return;
  const check = checkSignature({ method, url, headers }, KEY);
  if (check !== "ok") throw new S3Refusal(check === "AuthorizationHeaderMalformed" ? 400 : 403, check);
  const instant = String(headers["x-amz-date"]).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (!(Math.abs(Date.parse(instant) - Date.now() - s3.aheadMs) < SKEW_MS)) throw new S3Refusal(403, "RequestTimeTooSkewed");
  const hash = headers["x-amz-content-sha256"];
  if (hash !== "UNSIGNED-PAYLOAD" && hash !== createHash("sha256").update(content).digest("hex")) throw new S3Refusal(400, "XAmzContentSHA256Mismatch");
  if (headers["content-md5"] !== undefined && headers["content-md5"] !== createHash("md5").update(content).digest("base64")) throw new S3Refusal(400, "BadDigest");
}

interface Call {
  method: string;
  bucket: string;
  key: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  content: Buffer;
}

function readCall({ method = "", url = "/", headers }: IncomingMessage, content: Buffer): Call {
  const [path = "", query = ""] = url.split(/\?(.*)/s);
  const segments = path.split("/").slice(1).map(decodeURIComponent);
  const host = (headers.host ?? "").replace(/:\d+$/, "");
  const isPathStyle = /^[\d.]+$|^localhost$/.test(host);
  const bucket = isPathStyle ? (segments.shift() ?? "") : (host.split(".")[0] ?? "");
  return { method, bucket, key: segments.join("/"), query: new URLSearchParams(query.replaceAll("+", "%2B")), headers, content };
}

/** By method and what the query has: the calls of the documentation under their names. */
function perform(bucket: MemoryBucket, call: Call): Answer {
  const { method, key, query } = call;
  const has = (name: string): boolean => query.has(name);
  if (key === "") {
    if (method === "GET" && query.get("list-type") === "2") return { status: 200, body: listObjects(bucket, query) };
    if (method === "GET" && has("uploads")) return { status: 200, body: listUploads(bucket, query) };
    if (method === "POST" && has("delete")) return { status: 200, body: bucket.deleteObjects(call.content.toString()) };
  } else if (has("uploadId") || has("uploads")) {
    if (method === "POST" && has("uploads")) return { status: 200, body: `<InitiateMultipartUploadResult><UploadId>${bucket.begin(key)}</UploadId></InitiateMultipartUploadResult>` };
    const uploadId = query.get("uploadId") ?? "";
    if (method === "PUT") return { status: 200, headers: { ETag: bucket.putPart(uploadId, Number(query.get("partNumber")), call.content) } };
    if (method === "POST") return { status: 200, body: `<CompleteMultipartUploadResult><ETag>${bucket.complete(uploadId, call.content.toString())}</ETag></CompleteMultipartUploadResult>` };
    if (method === "GET") return { status: 200, body: bucket.listParts(uploadId, Number(query.get("part-number-marker") ?? 0)) };
    if (method === "DELETE") return bucket.abort(uploadId);
  } else {
    if (method === "PUT") return { status: 200, ...bucket.put(key, call.content, call.headers) };
    if (method === "GET" || method === "HEAD") return bucket.get(key, call.headers);
    if (method === "DELETE") return bucket.delete(key);
  }
  throw new S3Refusal(405, "MethodNotAllowed");
}
