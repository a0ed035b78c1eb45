import { createHash } from "node:crypto";
import { sortKnowledge, type Knowledge } from "./knowledge";

/**
 * What a knowledge base file is known by: SHA-256 of its content without encoding, delimiter, row order and outer
 * spaces (the parser removed those already). JSON keeps texts apart whatever characters they hold.
 */
export function hashKnowledge(knowledge: Knowledge): Buffer {
  const { problems, anomalies, links } = sortKnowledge(knowledge);
  const hash = createHash("sha256");
  for (const { id, text } of problems) hash.update(`${JSON.stringify(["problem", id, text])}\n`);
  for (const { id, text } of anomalies) hash.update(`${JSON.stringify(["anomaly", id, text])}\n`);
  for (const { anomalyId, problemId } of links) hash.update(`${JSON.stringify(["link", problemId, anomalyId])}\n`);
  return hash.digest();
}
