import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { PushedLines } from "@/server/services/ingest-logs";
import { readBody } from "./read-json";
import { restError } from "./rest-error";

/** A push is held in memory; what is larger is an upload. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;

const unpack = promisify(gunzip);

/**
 * Reads log lines that were pushed as text, NDJSON or JSON (a list, or one object), packed with gzip or not. The content
 * type says which of them; every line is ended, so that the next push can follow.
 */
export async function readLines(request: Request): Promise<PushedLines> {
  const type = (request.headers.get("content-type") ?? "text/plain").split(";")[0]?.trim().toLowerCase() ?? "";
  const sent = await readBody(request, MAX_BYTES);
  const bytes = isPacked(request.headers, sent) ? await unpackOrRefuse(sent) : sent;
  const lines: PushedLines = type === "application/json" ? { ending: "jsonl", content: jsonLines(bytes) } : { ending: /ndjson|jsonl|json-seq/.test(type) ? "jsonl" : "log", content: endedLines(bytes) };
  if (lines.content.length <= 1) throw restError("no_lines");
  return lines;
}

/** By the header, or by the first two bytes: some senders forget the header. */
function isPacked(headers: Headers, bytes: Buffer): boolean {
  return headers.get("content-encoding") === "gzip" || (bytes[0] === 0x1f && bytes[1] === 0x8b);
}

async function unpackOrRefuse(bytes: Buffer): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? restError("too_large", { limit: MAX_UNPACKED_BYTES }) : restError("not_gzip");
  }
}

function jsonLines(bytes: Buffer): Buffer {
  const content = parseJson(bytes);
  const records = Array.isArray(content) ? content : [content];
  return Buffer.from(records.map((record) => `${JSON.stringify(typeof record === "string" ? { message: record } : record)}\n`).join(""));
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw restError("not_json");
  }
}

function endedLines(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}
