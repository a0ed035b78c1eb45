import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { getModel, type ModelName } from "./models";
import { openEmbedder, type Embedder } from "./open-embedder";

async function open(name: ModelName): Promise<Embedder> {
  const opening = await openEmbedder(getModel(name));
  if (opening.kind !== "open") throw new Error(`not installed: ${opening.folder}`);
  return opening.embedder;
}

function expected(folder: string): { texts: string[]; embeddings: number[][] } {
  return JSON.parse(readFileSync(new URL(`../../models/${folder}/expected.json`, import.meta.url), "utf8"));
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);

describe("openEmbedder", () => {
  it("agrees with the float weights of the light model to 0.9994", async () => {
    const { texts, embeddings } = expected("all-MiniLM-L6-v2");
    const vectors = await (await open("light")).embed(texts, "log");
    for (const [i, vector] of vectors.entries()) expect(dot(vector, embeddings[i]!)).toBeGreaterThanOrEqual(0.9994);
  });

  it("agrees on the heavy road (last token) to 1e-6, texts of unlike lengths together", async () => {
    const { texts, embeddings } = expected("tiny-random-qwen3");
    const vectors = await (await open("test")).embed(texts, "knowledge");
    for (const [i, vector] of vectors.entries()) {
      for (const [d, value] of embeddings[i]!.entries()) expect(Math.abs(vector[d]! - value)).toBeLessThanOrEqual(1.5e-6);
    }
  });

  it.each(["light", "test"] as const)("gives a text the same vector alone and among others (%s)", async (name) => {
    const embedder = await open(name);
    const texts = Array.from({ length: 70 }, (_, i) => `Disk ${"of the second storage shelf ".repeat(i % 5)}reports ${"failed ".repeat(1 + (i % 9))}sectors`);
    const together = await embedder.embed(texts, "log");
    for (const i of [0, 7, 33, 69]) expect((await embedder.embed([texts[i]!], "log"))[0]).toEqual(together[i]);
    expect(new Set(together.map((vector) => vector.join())).size).toBe(45);
  });

  it("gives vectors of length 1 and of the table's dimensions, for a text past the token limit and an empty one too", async () => {
    for (const name of ["light", "test"] as const) {
      const embedder = await open(name);
      for (const vector of await embedder.embed(["link down ".repeat(300), ""], "log")) {
        expect(vector.length).toBe(embedder.model.dimensions);
        expect(dot(vector, vector)).toBeCloseTo(1, 5);
      }
    }
  });

  it("puts the instruction before log texts only, and names the two kinds of vectors apart", async () => {
    const embedder = await open("test");
    const [asLog] = await embedder.embed(["disk failure"], "log");
    const [asKnowledge] = await embedder.embed(["disk failure"], "knowledge");
    expect(dot(asLog!, asKnowledge!)).toBeLessThan(0.99);
    expect(embedder.vectorsId("log")).not.toBe(embedder.vectorsId("knowledge"));
    const light = await open("light");
    expect(light.vectorsId("log")).toBe(light.vectorsId("knowledge"));
  });

  it("loads a model once", async () => {
    const [first, second] = await Promise.all([open("light"), open("light")]);
    expect(first).toBe(second);
    expect(first.loadingSeconds).toBeGreaterThan(0);
  });
});
