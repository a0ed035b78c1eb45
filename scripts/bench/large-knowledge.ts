import { embeddedText } from "@/server/domain/generalize/embedded-text";
import type { Knowledge, KnowledgeEntry } from "@/server/domain/knowledge/knowledge";
import { shippedKnowledge } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "@/server/services/seed-data";

/** Put after a text they make another one of it, in words that knowledge bases have. */
const OWNERS = ["billing", "payroll", "booking", "warehouse", "telephony"];
const PLACES = ["gateway", "cluster", "backup site", "test stand", "branch office"];
const WHERES = OWNERS.flatMap((owner) => PLACES.map((place) => `at the ${owner} ${place}`));

/** More than any text of the shipped knowledge base has as its id. */
const ID_STEP = 100_000;

/** The shipped knowledge base over and over, each time about another place. @returns at least so many texts, no two of which are embedded alike */
export function largeKnowledge(texts: number): Knowledge {
  const shipped = shippedKnowledge(shippedProblems, shippedShared);
  const each = shipped.problems.length + shipped.anomalies.length;
  const rounds = WHERES.slice(0, Math.ceil(texts / each));
  const moved = (entries: readonly KnowledgeEntry[]): KnowledgeEntry[] => rounds.flatMap((where, round) => entries.map(({ id, text }) => ({ id: id + round * ID_STEP, text: `${text} ${where}` })));
  const links = rounds.flatMap((_, round) => shipped.links.map(({ anomalyId, problemId }) => ({ anomalyId: anomalyId + round * ID_STEP, problemId: problemId + round * ID_STEP })));
  return { problems: moved(shipped.problems), anomalies: moved(shipped.anomalies), links };
}

/** How many texts of a knowledge base the model is asked about. */
export function countEmbedded({ problems, anomalies }: Knowledge): number {
  return new Set([...problems, ...anomalies].map(({ text }) => embeddedText(text))).size;
}
