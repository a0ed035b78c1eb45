import { z } from "zod";

/** A vector (`vectorToBytes`) with the SHA-256 of the text it is of (`textHash`). */
export interface HashedVector {
  hash: Buffer;
  vector: Buffer;
}

/** Vectors that go with the product. */
export interface VectorFile {
  /** Key of the vector cache: the model that made them, and how. */
  vectorsId: string;
  vectors: readonly HashedVector[];
}

const headSchema = z.object({ vectorsId: z.string(), dimensions: z.int().positive() });

const HASH_BYTES = 32;
const NUMBER_BYTES = 4;
const LINE_FEED = 10;

/** Packs vectors into a file: one line of JSON that says what they are, then hash and vector of each, ordered by hash. */
export function packVectors({ vectorsId, vectors }: VectorFile, dimensions: number): Buffer {
  const inOrder = [...vectors].sort((a, b) => Buffer.compare(a.hash, b.hash));
  return Buffer.concat([Buffer.from(`${JSON.stringify({ vectorsId, dimensions })}\n`), ...inOrder.flatMap(({ hash, vector }) => [hash, vector])]);
}

/** Reads what `packVectors` has made. Throws where it is something else. */
export function unpackVectors(file: Buffer): VectorFile {
  const start = file.indexOf(LINE_FEED) + 1;
  const { vectorsId, dimensions } = headSchema.parse(JSON.parse(file.toString("utf8", 0, start)));
  const length = HASH_BYTES + dimensions * NUMBER_BYTES;
  if ((file.length - start) % length !== 0) throw new RangeError("the file of vectors is cut off");
  const vectors = Array.from({ length: (file.length - start) / length }, (_, index) => {
    const at = start + index * length;
    return { hash: file.subarray(at, at + HASH_BYTES), vector: file.subarray(at + HASH_BYTES, at + length) };
  });
  return { vectorsId, vectors };
}
