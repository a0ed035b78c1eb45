import { stringify } from "csv-stringify/sync";
import { CSV_FORM } from "../report/cell-text";
import { indexKnowledge } from "./change";
import type { Knowledge } from "./knowledge";

/** The four column names of a knowledge base file. */
export type KnowledgeHeader = readonly [string, string, string, string];

/** A row of the file: anomaly id and text, problem id and text. */
export type KnowledgeRow = [number, string, number, string];

/**
 * Knowledge as the rows of the file it can be read from again, one a link. Texts stay as they are, a leading `=` too: a file
 * that changed them would come back as another knowledge base.
 */
export function knowledgeRows(knowledge: Knowledge): KnowledgeRow[] {
  const { problems, anomalies } = indexKnowledge(knowledge);
  return knowledge.links.map(({ anomalyId, problemId }) => [anomalyId, anomalies.get(anomalyId) ?? "", problemId, problems.get(problemId) ?? ""]);
}

/** What the format has no row for: entries without any link. */
export function countWithoutLink({ problems, anomalies, links }: Knowledge): number {
  const linked = new Set(links.flatMap(({ anomalyId, problemId }) => [`a${anomalyId}`, `p${problemId}`]));
  return problems.length + anomalies.length - linked.size;
}

/** Writes rows as CSV: UTF-8 with BOM, `;`. */
export function writeKnowledgeCsv(rows: readonly KnowledgeRow[], header: KnowledgeHeader): string {
  return stringify([[...header], ...rows], CSV_FORM);
}
