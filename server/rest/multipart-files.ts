import { on } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { bodyOf } from "./read-json";
import { restError } from "./rest-error";

/** A file of a form, as it comes in. It must be read to its end before the next one is asked for. */
export interface SentFile {
  name: string;
  content: AsyncIterable<Buffer>;
}

/** Small parts: a form of files has next to no other fields. */
const LIMITS = { fields: 100, fieldSize: 10_000, headerPairs: 50, files: 1_000 };

/**
 * The files of a multipart body under one field name, one after another and never more than a piece of one in memory.
 * Files under other names are read past.
 * @throws RestError 400 where the body is no form, or a broken one
 */
export async function* multipartFiles(request: Request, field: string): AsyncGenerator<SentFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) throw restError("not_multipart");
  const form = new Busboy({ headers: { "content-type": type }, limits: LIMITS });
  const current: { stream: BusboyFileStream | null } = { stream: null };
  // A form that breaks off says so more than once, also when nobody listens any more: that must not end the process.
  form.on("error", () => undefined);
  const files = on(form, "file", { close: ["finish"] });
  const reading = pipeline(Readable.from(bodyOf(request)), form).catch((error: unknown) => {
    // Whoever reads a file at this moment waits for the rest of it.
    current.stream?.destroy(toError(error));
    throw error;
  });
  // Told below; until then nobody may call it unhandled.
  reading.catch(() => undefined);
  try {
    for await (const [name, stream, filename] of files as AsyncIterable<[string, BusboyFileStream, string]>) {
      current.stream = stream;
      stream.on("error", () => undefined);
      if (name === field) yield { name: filename.replaceAll("\0", "") || "upload", content: contentOf(stream) };
      // What nobody read is let go past, or the next part would never come.
      stream.resume();
    }
    await reading;
  } catch (error) {
    throw named(error);
  } finally {
    form.destroy();
  }
}

/** Whoever reads a part meets the break first. */
async function* contentOf(stream: BusboyFileStream): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw named(error);
  }
}

/** The parser tells a broken form by the words of its errors alone. */
function named(error: unknown): unknown {
  const isBroken = error instanceof Error && /multipart|Malformed|Unexpected end|Boundary/i.test(error.message);
  return isBroken ? restError("not_multipart") : error;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
