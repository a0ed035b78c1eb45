import { createHash, createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A request as it came in. */
export interface SignedRequest {
  method: string;
  /** Path and query as they were sent. */
  url: string;
  headers: IncomingHttpHeaders;
}

export interface SigningKey {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export type SignatureCheck = "ok" | "InvalidAccessKeyId" | "SignatureDoesNotMatch" | "AuthorizationHeaderMalformed" | "AccessDenied";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/**
 * Whether a request carries the signature it should (AWS Signature Version 4 in the Authorization header), computed as the
 * documentation of S3 says: "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk".
 */
export function checkSignature(request: SignedRequest, key: SigningKey): SignatureCheck {
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(request.headers.authorization ?? "");
  if (given === null) return "AccessDenied";
  const [, accessKeyId = "", date = "", region = "", names = "", signature = ""] = given;
  if (accessKeyId !== key.accessKeyId) return "InvalidAccessKeyId";
  if (region !== key.region) return "AuthorizationHeaderMalformed";
  // What decides about a request must be signed.
  const unsigned = Object.keys(request.headers).filter((name) => (name === "host" || name === "content-md5" || name.startsWith("x-amz-")) && !names.split(";").includes(name));
  if (unsigned.length > 0) return "AccessDenied";
  const instant = String(request.headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", instant, `${date}/${region}/s3/aws4_request`, sha256(canonicalRequest(request, names))].join("\n");
  const signingKey = [region, "s3", "aws4_request"].reduce<Buffer>((last, text) => hmac(last, text), hmac(`AWS4${key.secretAccessKey}`, date));
  return hmac(signingKey, toSign).toString("hex") === signature ? "ok" : "SignatureDoesNotMatch";
}

function canonicalRequest({ method, url, headers }: SignedRequest, names: string): string {
  const [path = "/", query = ""] = url.split(/\?(.*)/s);
  const pairs = query.split("&").filter((pair) => pair !== "").map((pair) => pair.split(/=(.*)/s).slice(0, 2).map((text) => uriEncode(decodeURIComponent(text))));
  const sorted = pairs.map(([name = "", value = ""]) => `${name}=${value}`).sort();
  const canonicalPath = path.split("/").map((segment) => uriEncode(decodeURIComponent(segment))).join("/");
  const canonicalHeaders = names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`);
  return [method, canonicalPath, sorted.join("&"), canonicalHeaders.join(""), names, String(headers["x-amz-content-sha256"])].join("\n");
}

/** "UriEncode()" of the documentation: every byte but letters, digits, `-`, `.`, `_` and `~`. */
function uriEncode(text: string): string {
  return [...Buffer.from(text)].map((byte) => (/[\w.~-]/.test(String.fromCharCode(byte)) && byte < 128 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)).join("");
}
