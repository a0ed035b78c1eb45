import { openFileSource, type ByteSource } from "@/server/storage/byte-source";
import type { Storage } from "@/server/storage/storage";

/** Where a file can be read again later, by another process too: plain JSON. */
export type SourceRef = { kind: "storage"; key: string } | { kind: "path"; path: string };

/**
 * Opens the file a reference points to.
 * @returns null where it is gone
 */
export async function openSource(ref: SourceRef, storage: Storage): Promise<ByteSource | null> {
  if (ref.kind === "storage") return storage.open(ref.key);
  return openFileSource(ref.path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
