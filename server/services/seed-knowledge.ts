import { seedKnowledgeBase } from "@/server/db/knowledge-seed";
import { seedPlaybooks } from "@/server/db/playbooks-seed";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import { shippedKnowledge, shippedPlaybook } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "./seed-data";
import { seedVectors } from "./shipped-vectors";

/** The name of the knowledge base the product brings; people may rename it. */
const NAME = "Operations";

/**
 * Brings the shipped knowledge base, its playbooks and the vectors of both into the database, as far as they are not there. Costs a few
 * queries where nothing changed. What a later release ships becomes the next revision of a knowledge base or playbook
 * that nobody has edited since; what a person has edited is left as it is.
 */
export async function seed(): Promise<void> {
  // First: with the knowledge base comes a job for those that are missing.
  await seedVectors();
  const knowledge = shippedKnowledge(shippedProblems, shippedShared);
  const knowledgeBaseId = await seedKnowledgeBase({ name: NAME, knowledge, hash: hashKnowledge(knowledge) });
  await seedPlaybooks(
    knowledgeBaseId,
    shippedProblems.map((problem) => ({ shippedAs: problem.id, content: shippedPlaybook(problem) })),
  );
}
