import { randomUUID } from "node:crypto";
import { createUpload, deleteUnusedUpload, markUploadStored } from "@/server/db/uploads";
import { defaultStorage } from "@/server/storage/default-storage";
import { uploadLimitBytes } from "./uploads";

export type StoredUpload = { kind: "stored"; uploadId: string; bytes: number } | { kind: "refused"; reason: { code: "upload-too-large"; params: { limit: number } } };

/** Ends a stream that goes past the limit; told apart from errors of the sender and the storage. */
class TooLarge extends Error {}

/**
 * Takes a file whose length nobody has said, as it comes: no more than a piece of it is in memory. The row is written
 * first, so that what a crash leaves behind is found; whatever else goes wrong, nothing of it stays.
 * @throws what the sender's stream or the storage throws
 */
export async function storeUpload(file: { name: string; createdById: number | null }, content: AsyncIterable<Buffer>): Promise<StoredUpload> {
  const id = randomUUID();
  const storageKey = `uploads/${id}`;
  const limit = await uploadLimitBytes();
  await createUpload({ ...file, id, bytes: 0, storageKey });
  try {
    const bytes = await defaultStorage().write(storageKey, upTo(limit, content));
    await markUploadStored(id, bytes, new Date());
    return { kind: "stored", uploadId: id, bytes };
  } catch (error) {
    await dropUnusedUpload(id);
    if (error instanceof TooLarge) return { kind: "refused", reason: { code: "upload-too-large", params: { limit } } };
    throw error;
  }
}

/** Removes an upload that came to nothing, and its bytes; one that a run is made from stays. */
export async function dropUnusedUpload(uploadId: string): Promise<void> {
  if (await deleteUnusedUpload(uploadId)) await defaultStorage().remove(`uploads/${uploadId}`);
}

async function* upTo(limit: number, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > limit) throw new TooLarge();
    yield chunk;
  }
}
