import { CHUNK_BYTES, CHUNK_HEAD_BYTES, FILE_HEADER_BYTES, firstRecordOf, readChunk } from "@/server/domain/extract/windows-events/read-chunk";
import type { ByteSource } from "@/server/storage/byte-source";
import type { TranscriptPart } from "./transcript-part";

interface ChunkPlace {
  at: number;
  /** The number of its first event; null where it is no chunk. */
  first: bigint | null;
}

/**
 * A Windows event log (.evtx) as lines of XML, in the order in which the events were written: a log that is full goes on at its
 * beginning. Neither the header nor a checksum is believed, which a log copied from a running machine has wrong.
 */
export async function* transcribeWindowsEvents(source: ByteSource): AsyncGenerator<TranscriptPart> {
  for (const { at, first } of inOrder(await listChunks(source))) {
    if (first === null) {
      yield { kind: "unread", at, bytes: Math.min(CHUNK_BYTES, source.bytes - at) };
      continue;
    }
    const lines: string[] = [];
    for (const part of readChunk(await source.read(at, CHUNK_BYTES))) {
      if (part.kind === "event") lines.push(part.xml, "\n");
      else yield { ...part, at: at + part.at };
    }
    if (lines.length > 0) yield { kind: "text", text: lines.join("") };
  }
}

/** Chunks that were never used are zeros, and left out. */
async function listChunks(source: ByteSource): Promise<ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  for (let at = FILE_HEADER_BYTES; at < source.bytes; at += CHUNK_BYTES) {
    const head = await source.read(at, CHUNK_HEAD_BYTES);
    if (head.some((byte) => byte !== 0)) places.push({ at, first: firstRecordOf(head) });
  }
  return places;
}

/** What is damaged keeps to what stands before it. */
function inOrder(places: readonly ChunkPlace[]): ChunkPlace[] {
  let before = -1n;
  const keyed = places.map((place) => ({ place, key: (before = place.first ?? before) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place.at - b.place.at)).map(({ place }) => place);
}
