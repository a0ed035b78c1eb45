import { stringify } from "csv-stringify/sync";
import { indexKnowledge } from "./change";
import type { Knowledge } from "./knowledge";

/** A knowledge base as a file, and what the format has no row for: entries without any link. */
export interface KnowledgeCsv {
  text: string;
  withoutLink: number;
}

/**
 * Writes knowledge as the file it can be read from again: UTF-8 with BOM, `;`, one row a link. Texts stay as they are, a
 * leading `=` too: a file that changed them would come back as another knowledge base.
 * @param header the four column names
 */
export function writeKnowledgeCsv(knowledge: Knowledge, header: readonly [string, string, string, string]): KnowledgeCsv {
  const { problems, anomalies } = indexKnowledge(knowledge);
  const rows = knowledge.links.map(({ anomalyId, problemId }) => [anomalyId, anomalies.get(anomalyId) ?? "", problemId, problems.get(problemId) ?? ""]);
  const linked = new Set(knowledge.links.flatMap(({ anomalyId, problemId }) => [`a${anomalyId}`, `p${problemId}`]));
  return {
    // The library quotes a cell for the record's own line end only.
    text: stringify([[...header], ...rows], { bom: true, delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ }),
    withoutLink: knowledge.problems.length + knowledge.anomalies.length - linked.size,
  };
}
