import { restError } from "./rest-error";

/** A JSON body is names, ids and options; files go another way. */
const MAX_JSON_BYTES = 1_000_000;

/** Reads a JSON body; 400 where it is none, 413 where it is too large. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, MAX_JSON_BYTES);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw restError("not_json");
  }
}

/** Reads a whole body of at most so many bytes, whatever its headers claim; 413 beyond. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw restError("too_large", { limit });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(request)) {
    bytes += chunk.length;
    if (bytes > limit) throw restError("too_large", { limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as it comes; nothing where there is none. */
export async function* bodyOf(request: Request): AsyncGenerator<Buffer> {
  if (request.body === null) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
