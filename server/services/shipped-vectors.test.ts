import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { dotAt } from "@/server/domain/embed/cosine";
import { textHash } from "@/server/domain/embed/text-hash";
import { bytesToVector } from "@/server/domain/embed/vector-bytes";
import { packVectors, unpackVectors } from "@/server/domain/embed/vector-file";
import { getModel } from "@/server/embedding/models";
import { openEmbedder } from "@/server/embedding/open-embedder";
import { shippedTexts, VECTORS_FILE } from "./shipped-vectors";

/** One in so many is computed again. */
const STRIDE = 40;

describe("the vectors that are shipped", () => {
  const texts = shippedTexts();

  it("are those of the shipped texts, all and no others", async () => {
    const { vectors } = unpackVectors(await readFile(VECTORS_FILE));
    const hashes = vectors.map(({ hash }) => hash.toString("hex"));
    expect(hashes, "after a change of knowledge/ run: node scripts/make-vectors.mjs").toEqual(texts.map((text) => textHash(text).toString("hex")).sort());
  });

  it("are what the light model makes of them", async () => {
    const { vectorsId, vectors } = unpackVectors(await readFile(VECTORS_FILE));
    const opening = await openEmbedder(getModel("light"));
    if (opening.kind === "not-installed") throw new Error(opening.folder);
    expect(vectorsId).toBe(opening.embedder.vectorsId("knowledge"));
    const byHash = new Map(vectors.map(({ hash, vector }) => [hash.toString("hex"), bytesToVector(vector)]));
    const some = texts.filter((_, index) => index % STRIDE === 0);
    const made = await opening.embedder.embed(some, "knowledge");
    for (const [index, vector] of made.entries()) expect(dotAt(vector, 0, byHash.get(textHash(some[index] ?? "").toString("hex")) ?? new Float32Array())).toBeCloseTo(1, 5);
  });

  it("come back from a file as they were packed, and not from half of one", () => {
    const vectors = ["b", "a"].map((text) => ({ hash: textHash(text), vector: Buffer.from(Float32Array.of(0.6, 0.8).buffer) }));
    const packed = packVectors({ vectorsId: "model/q8", vectors }, 2);
    const inOrder = [...vectors].sort((a, b) => Buffer.compare(a.hash, b.hash));
    expect(unpackVectors(packed)).toEqual({ vectorsId: "model/q8", vectors: inOrder });
    expect(() => unpackVectors(packed.subarray(0, -3))).toThrow(RangeError);
  });
});
