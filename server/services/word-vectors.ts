import type { RoadTemplate } from "@/server/db/templates";
import { listWords } from "@/server/domain/classify/list-words";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import type { EmbeddingModel } from "@/server/embedding/models";
import { type Vectors, vectorsOf } from "./vectors";

/** The vectors of the single words of a knowledge base and of a run's templates, from the cache where they are there. */
export function wordVectors(model: EmbeddingModel, knowledge: Pick<Knowledge, "problems" | "anomalies">, templates: readonly Pick<RoadTemplate, "embeddedText" | "firstMessage">[]): Promise<Vectors> {
  const log = templates.map(({ embeddedText: text, firstMessage: message }) => ({ text, message }));
  // A word alone is neither a query nor an answer: without the instruction it has one vector for both.
  return vectorsOf(model, listWords({ knowledge, templates: log }), "knowledge");
}
