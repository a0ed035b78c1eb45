import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Content, detectContent, HEAD_BYTES } from "@/server/domain/extract/detect-content";
import { detectEncoding } from "@/server/domain/parse/detect-encoding";
import type { PushedLines } from "@/server/services/ingest-logs";
import { readBody } from "./read-json";
import { failureError, restError } from "./rest-error";

/** A push is held in memory; what is larger is an upload. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;

const unpack = promisify(gunzip);

/** What lines may be sent as, and what such a body is made of. */
const TYPES: readonly { types: RegExp; form: "json" | "jsonl" | "log" }[] = [
  { types: /^application\/json$/, form: "json" },
  { types: /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-seq)$/, form: "jsonl" },
  // The last two are what senders say that know nothing better: curl of any body, and many of a file.
  { types: /^text\/|^application\/(?:x-www-form-urlencoded|octet-stream|(?:x-)?gzip)$/, form: "log" },
];

/** The types that the document and a refusal name. */
export const LINE_TYPES = ["text/plain", "application/x-ndjson", "application/json"] as const;

/** Words of `Content-Encoding`, and whether such a body is packed. */
const ENCODINGS: ReadonlyMap<string, boolean> = new Map([["identity", false], ["", false], ["gzip", true], ["x-gzip", true]]);
const NAMED_ENCODINGS = ["gzip", "identity"] as const;

/**
 * Reads log lines that were pushed as text, NDJSON or JSON (a list, or one object), packed with gzip or not. The content
 * type says which of them; every line is ended, so that the next push can follow.
 * @throws RestError 415 for another type or packing, 400 where there is nothing in it to read
 */
export async function readLines(request: Request): Promise<PushedLines> {
  const form = formOf(request.headers);
  const isSaidPacked = isPacked(request.headers);
  const sent = await readBody(request, MAX_BYTES);
  // Some senders forget the header: the first two bytes say it as well.
  const bytes = isSaidPacked || (sent[0] === 0x1f && sent[1] === 0x8b) ? await unpackOrRefuse(sent) : sent;
  if (form === "json") return { ending: "jsonl", content: jsonLines(bytes) };
  refuseNoText(bytes);
  return { ending: form, content: endedLines(bytes) };
}

function formOf(headers: Headers): "json" | "jsonl" | "log" {
  const type = (headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
  const known = TYPES.find(({ types }) => types.test(type));
  if (known === undefined) throw restError("unsupported_type", { type, taken: LINE_TYPES });
  return known.form;
}

function isPacked(headers: Headers): boolean {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  const packed = ENCODINGS.get(encoding);
  if (packed === undefined) throw restError("unsupported_encoding", { encoding, taken: NAMED_ENCODINGS });
  return packed;
}

async function unpackOrRefuse(bytes: Buffer): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? restError("too_large", { limit: MAX_UNPACKED_BYTES }) : restError("not_gzip");
  }
}

/** A picture joins no run, whatever it was sent as: nobody would look at what it is once others' lines stand before it. */
function refuseNoText(bytes: Buffer): void {
  const content = detectContent(bytes.subarray(0, HEAD_BYTES));
  if (content.kind !== "text") throw failureError(400, { code: "input-not-logs", params: { contentKind: kindOf(content) } });
  const begin = bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0;
  if (bytes.subarray(begin).every((byte) => byte <= SPACE)) throw restError("no_lines");
}

function kindOf(content: Content): string {
  if (content.kind === "unknown") return content.contentKind;
  return content.kind === "binary" || content.kind === "binary-log" ? content.kind : "archive";
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Below it are line ends, tabs and what nobody sees. */
const SPACE = 0x20;

function jsonLines(bytes: Buffer): Buffer {
  const content = parseJson(bytes);
  const records = Array.isArray(content) ? content : [content];
  if (records.every(isNothing)) throw restError("no_lines");
  return Buffer.from(records.map((record) => `${JSON.stringify(typeof record === "string" ? { message: record } : record)}\n`).join(""));
}

/** A record in which there is nothing to read; beside others it stays, and is counted as such. */
function isNothing(record: unknown): boolean {
  if (typeof record === "string") return record.trim() === "";
  return typeof record !== "object" || record === null || Object.keys(record).length === 0;
}

function parseJson(bytes: Buffer): unknown {
  // Without a byte order mark, which a Buffer would keep.
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") throw restError("no_lines");
  try {
    return JSON.parse(text);
  } catch {
    throw restError("not_json");
  }
}

/** Pushes follow each other in one file, which has one encoding: those in UTF-16 become UTF-8. */
function endedLines(bytes: Buffer): Buffer {
  const encoding = detectEncoding(bytes);
  const lines = encoding.startsWith("utf-16") ? Buffer.from(new TextDecoder(encoding).decode(bytes)) : bytes;
  return lines.at(-1) === 0x0a ? lines : Buffer.concat([lines, Buffer.from("\n")]);
}
