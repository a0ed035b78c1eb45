import { FeedError, type FeedObject } from "@/server/feeds/feed-reader";
import type { Piece } from "@/server/feeds/piece";
import { passOver, takeNewData } from "@/server/feeds/take-new-data";
import type { Taking } from "@/server/feeds/taking";
import { createTarWriter, TAR_OVERHEAD_BYTES } from "@/server/feeds/write-tar";
import { dropUnusedUpload, storeUpload } from "./store-upload";

/** What a visit brought: uploads that no run is made from yet. */
export interface StoredData {
  uploadIds: string[];
  /** With something new. */
  files: number;
  bytes: number;
  failures: { file: string; reason: FeedError["reason"] }[];
}

/** Ends a visit between two files, because its process is to end. */
export class Stopped extends Error {}

interface Storing {
  upload: { name: string; createdById: number | null };
  isStopping: () => boolean;
}

/**
 * Puts the new data of all files into uploads, each a tar. A file that cannot be read keeps no other from being taken.
 * @throws Stopped; what the place as a whole, the database or the storage throws. No upload stays behind then
 */
export async function storeNewData(taking: Taking, files: readonly FeedObject[], { upload, isStopping }: Storing): Promise<StoredData> {
  const data: StoredData = { uploadIds: [], files: 0, bytes: 0, failures: [] };
  const tars = createTarWriter(takeAll(taking, files, { data, isStopping }), { maxBytes: taking.pieceBytes + TAR_OVERHEAD_BYTES, limits: taking.limits });
  try {
    for (let tar = await tars.next(); tar !== null; tar = await tars.next()) {
      const stored = await storeUpload(upload, tar);
      if (stored.kind === "refused") throw new FeedError(stored.reason);
      data.uploadIds.push(stored.uploadId);
    }
    return data;
  } catch (error) {
    for (const uploadId of data.uploadIds) await dropUnusedUpload(uploadId);
    throw error;
  } finally {
    await tars.close();
  }
}

async function* takeAll(taking: Taking, files: readonly FeedObject[], { data, isStopping }: { data: StoredData; isStopping: () => boolean }): AsyncGenerator<Piece> {
  for (const file of files) {
    if (isStopping()) throw new Stopped();
    let pieces = 0;
    try {
      for await (const piece of takeNewData(taking, file)) {
        pieces += 1;
        data.bytes += piece.bytes;
        yield piece;
      }
    } catch (error) {
      note(data, file, error);
    }
    if (pieces > 0) data.files += 1;
  }
}

/** Places the cursors of all files behind what is there. */
export async function passOverAll(taking: Taking, files: readonly FeedObject[], isStopping: () => boolean): Promise<StoredData> {
  const data: StoredData = { uploadIds: [], files: 0, bytes: 0, failures: [] };
  for (const file of files) {
    if (isStopping()) throw new Stopped();
    await passOver(taking, file).catch((error: unknown) => note(data, file, error));
  }
  return data;
}

/** A file that is gone since it was listed is no news. @throws what is not about the file */
function note(data: StoredData, { key }: FeedObject, error: unknown): void {
  if (!(error instanceof FeedError)) throw error;
  if (error.reason.code !== "feed-file-gone") data.failures.push({ file: key, reason: error.reason });
}
