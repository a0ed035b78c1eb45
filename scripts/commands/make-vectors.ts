import { writeFile } from "node:fs/promises";
import { textHash } from "@/server/domain/embed/text-hash";
import { vectorToBytes } from "@/server/domain/embed/vector-bytes";
import { packVectors } from "@/server/domain/embed/vector-file";
import { getModel } from "@/server/embedding/models";
import { openEmbedder } from "@/server/embedding/open-embedder";
import { shippedTexts, VECTORS_FILE } from "@/server/services/shipped-vectors";

/** Writes the vectors of the shipped texts anew, for whoever changed them or the light model. */
async function main(): Promise<void> {
  const model = getModel("light");
  const opening = await openEmbedder(model);
  if (opening.kind === "not-installed") throw new Error(`the light model is not in ${opening.folder}`);
  const { embedder } = opening;
  const texts = shippedTexts();
  const made = await embedder.embed(texts, "knowledge");
  const vectors = made.map((vector, index) => ({ hash: textHash(texts[index] ?? ""), vector: vectorToBytes(vector) }));
  await writeFile(VECTORS_FILE, packVectors({ vectorsId: embedder.vectorsId("knowledge"), vectors }, model.dimensions));
}

await main();
