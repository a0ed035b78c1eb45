import { embeddedText } from "@/server/domain/generalize/embedded-text";
import type { Knowledge, KnowledgeEntry } from "@/server/domain/knowledge/knowledge";
import { shippedKnowledge } from "@/server/domain/knowledge/shipped-knowledge";
import { shippedProblems, shippedShared } from "@/server/services/seed-data";

/** Put before a text they make another one of it, as long as texts of knowledge bases are. */
const OWNERS = [
  "Billing", "Payroll", "Booking", "Warehouse", "Telephony", "Laboratory", "Library", "Pharmacy", "Harbour", "Airport", "Railway",
  "Insurance", "Mining", "Farming", "Printing", "Lottery", "Museum", "Bakery", "Theatre", "Shipping", "Hotel", "Customs",
];

/** More than any text of the shipped knowledge base has as its id. */
const ID_STEP = 100_000;

/** The shipped knowledge base over and over, each time about somebody else's systems. @returns at least so many texts, no two of which are embedded alike */
export function largeKnowledge(texts: number): Knowledge {
  const shipped = shippedKnowledge(shippedProblems, shippedShared);
  const each = shipped.problems.length + shipped.anomalies.length;
  const rounds = OWNERS.slice(0, Math.ceil(texts / each));
  const moved = (entries: readonly KnowledgeEntry[]): KnowledgeEntry[] => rounds.flatMap((owner, round) => entries.map(({ id, text }) => ({ id: id + round * ID_STEP, text: `${owner} ${text}` })));
  const links = rounds.flatMap((_, round) => shipped.links.map(({ anomalyId, problemId }) => ({ anomalyId: anomalyId + round * ID_STEP, problemId: problemId + round * ID_STEP })));
  return { problems: moved(shipped.problems), anomalies: moved(shipped.anomalies), links };
}

/** How many texts of a knowledge base the model is asked about. */
export function countEmbedded({ problems, anomalies }: Knowledge): number {
  return new Set([...problems, ...anomalies].map(({ text }) => embeddedText(text))).size;
}
