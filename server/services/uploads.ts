import { randomUUID } from "node:crypto";
import { createUpload, deleteUnusedUpload, findUpload, markUploadComplete, setReceivedBytes, type UploadRow } from "@/server/db/uploads";
import { defaultStorage } from "@/server/storage/default-storage";
import { currentSettings } from "./installation-settings";

export type StartedUpload = { kind: "started"; uploadId: string } | { kind: "refused"; reason: { code: "upload-too-large"; params: { bytes: number; limit: number } } | { code: "input-empty"; params: Record<string, never> } };

/** The most bytes one upload may have. */
export async function uploadLimitBytes(): Promise<number> {
  return (await currentSettings()).uploadBytes;
}

/** Makes room for a file of a known length, which is then sent in pieces. */
export async function startUpload(upload: { name: string; bytes: number; createdById: number | null }): Promise<StartedUpload> {
  const limit = await uploadLimitBytes();
  if (upload.bytes === 0) return { kind: "refused", reason: { code: "input-empty", params: {} } };
  if (upload.bytes > limit) return { kind: "refused", reason: { code: "upload-too-large", params: { bytes: upload.bytes, limit } } };
  const id = randomUUID();
  await createUpload({ ...upload, id, storageKey: `uploads/${id}` });
  return { kind: "started", uploadId: id };
}

/** `offset` is where the next byte belongs. Somebody else's upload is not found. */
export type UploadState = { kind: "found"; offset: number; bytes: number; isComplete: boolean } | { kind: "not-found" };

/** How far an upload is; what is stored counts, the row may lag behind it after a crash. */
export async function findUploadState(uploadId: string, userId: number): Promise<UploadState> {
  const upload = await ownUpload(uploadId, userId);
  if (upload === null) return { kind: "not-found" };
  return { kind: "found", offset: await storedBytes(upload), bytes: upload.bytes, isComplete: upload.completedAt !== null };
}

export type Receipt = { kind: "received"; offset: number } | { kind: "wrong-offset"; offset: number } | { kind: "too-long"; offset: number } | { kind: "not-found" };

/**
 * Writes a piece of an upload where its sender says it belongs. A broken connection keeps what has arrived.
 * @param announced bytes that the sender says follow, where it says so: with too many, none is taken
 */
export async function receiveBytes(uploadId: string, userId: number, { offset, announced }: { offset: number; announced: number | null }, content: AsyncIterable<Buffer>): Promise<Receipt> {
  const upload = await ownUpload(uploadId, userId);
  if (upload === null) return { kind: "not-found" };
  if (upload.completedAt !== null) return { kind: "wrong-offset", offset: upload.bytes };
  if (announced !== null && offset + announced > upload.bytes) return { kind: "too-long", offset: await storedBytes(upload) };
  const allowance = new Allowance(upload.bytes - offset);
  try {
    const result = await defaultStorage().append(upload.storageKey, offset, allowance.take(content));
    if (result.kind === "wrong-offset") return { kind: "wrong-offset", offset: result.bytes };
    return { kind: allowance.isExceeded ? "too-long" : "received", offset: result.bytes };
  } finally {
    await setReceivedBytes(uploadId, await storedBytes(upload));
  }
}

/** How many bytes the headers of a request say are in its body; null where they do not. */
export function announcedBytes(headers: Headers): number | null {
  const length = headers.get("content-length");
  return length === null ? null : Number(length);
}

export type CompletedUpload = { kind: "completed" } | { kind: "incomplete"; offset: number } | { kind: "not-found" };

/** Says that all has been sent. Said twice it changes nothing. */
export async function completeUpload(uploadId: string, userId: number): Promise<CompletedUpload> {
  const upload = await ownUpload(uploadId, userId);
  if (upload === null) return { kind: "not-found" };
  const offset = await storedBytes(upload);
  if (offset !== upload.bytes) return { kind: "incomplete", offset };
  if (upload.completedAt === null) await markUploadComplete(uploadId, new Date());
  return { kind: "completed" };
}

export type AbandonedUpload = { kind: "gone" } | { kind: "in-use" } | { kind: "not-found" };

/** Throws away an upload that its sender gave up, and its bytes; one that a run is made from stays. */
export async function abandonUpload(uploadId: string, userId: number): Promise<AbandonedUpload> {
  const upload = await ownUpload(uploadId, userId);
  if (upload === null) return { kind: "not-found" };
  if (!(await deleteUnusedUpload(upload.id))) return { kind: "in-use" };
  await defaultStorage().remove(upload.storageKey);
  return { kind: "gone" };
}

async function ownUpload(uploadId: string, userId: number): Promise<UploadRow | null> {
  const upload = await findUpload(uploadId);
  return upload?.createdById === userId ? upload : null;
}

async function storedBytes(upload: UploadRow): Promise<number> {
  return (await defaultStorage().find(upload.storageKey))?.bytes ?? 0;
}

/** Lets so many bytes through and no more, whatever the request's headers claimed. What would fill it waits for the end: with more behind it, it is none of the file. */
class Allowance {
  isExceeded = false;

  constructor(private left: number) {}

  async *take(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let last: Buffer | null = null;
    for await (const chunk of content) {
      this.left -= chunk.length;
      this.isExceeded = this.left < 0;
      if (this.isExceeded) return;
      if (this.left === 0) last ??= chunk;
      else yield chunk;
    }
    if (last !== null) yield last;
  }
}
