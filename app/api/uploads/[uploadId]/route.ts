import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import { findPersonByToken, sessionTokenOf } from "@/server/auth";
import { hasRole } from "@/server/services/roles";
import type { Person } from "@/server/services/sign-in";
import { announcedBytes, findUploadState, receiveBytes } from "@/server/services/uploads";

/** Where the next byte belongs: in a request, and in every answer about an upload that exists. */
const OFFSET_HEADER = "Upload-Offset";

interface RouteContext {
  params: Promise<{ uploadId: string }>;
}

const idSchema = z.uuid();
const offsetSchema = z.coerce.number().int().min(0);

/** How far an upload is. */
export async function HEAD(request: Request, context: RouteContext): Promise<Response> {
  const caller = await readCaller(request, context);
  if (caller instanceof Response) return caller;
  const state = await findUploadState(caller.uploadId, caller.person.userId);
  if (state.kind === "not-found") return new Response(null, { status: 404 });
  return answer(200, state.offset, { "Upload-Length": String(state.bytes) });
}

/** Takes a piece of an upload; 409 with the right offset where it does not fit. */
export async function PUT(request: Request, context: RouteContext): Promise<Response> {
  const caller = await readCaller(request, context);
  if (caller instanceof Response) return caller;
  const offset = offsetSchema.safeParse(request.headers.get(OFFSET_HEADER) ?? undefined);
  if (!offset.success || request.body === null) return new Response(null, { status: 400 });
  const receipt = await receiveBytes(caller.uploadId, caller.person.userId, { offset: offset.data, announced: announcedBytes(request.headers) }, bytesOf(request.body));
  if (receipt.kind === "not-found") return new Response(null, { status: 404 });
  return answer({ received: 200, "wrong-offset": 409, "too-long": 413 }[receipt.kind], receipt.offset);
}

async function readCaller(request: Request, context: RouteContext): Promise<{ person: Person; uploadId: string } | Response> {
  const person = await findPersonByToken(sessionTokenOf(request.headers));
  if (person === null) return new Response(null, { status: 401 });
  if (!hasRole(person.role, "analyst")) return new Response(null, { status: 403 });
  const uploadId = idSchema.safeParse((await context.params).uploadId);
  return uploadId.success ? { person, uploadId: uploadId.data } : new Response(null, { status: 404 });
}

/** The fetch types and Node's own describe the same stream. */
function bytesOf(body: NonNullable<Request["body"]>): AsyncIterable<Buffer> {
  return Readable.fromWeb(body as ReadableStream<Uint8Array>).map((chunk: Uint8Array) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
}

function answer(status: number, offset: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, [OFFSET_HEADER]: String(offset), "Cache-Control": "no-store" } });
}
