import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { countWithoutLink, type KnowledgeHeader, knowledgeRows, type KnowledgeRow, writeKnowledgeCsv } from "@/server/domain/knowledge/write-knowledge-csv";
import { writeXlsx } from "./write-reports/write-xlsx";

export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A knowledge base as a file that it can be read from again, and how many entries the format has no row for. */
export interface KnowledgeExport {
  bytes: Buffer;
  withoutLink: number;
}

/** Writes knowledge as a file of the format that is imported. @param header the names of the four columns */
export async function exportKnowledge(knowledge: Knowledge, format: ExportFormat, header: KnowledgeHeader): Promise<KnowledgeExport> {
  return { bytes: await WRITERS[format](knowledgeRows(knowledge), header), withoutLink: countWithoutLink(knowledge) };
}

const WRITERS: Record<ExportFormat, (rows: KnowledgeRow[], header: KnowledgeHeader) => Buffer | Promise<Buffer>> = {
  csv: (rows, header) => Buffer.from(writeKnowledgeCsv(rows, header)),
  json: (rows) => Buffer.from(`${JSON.stringify(rows.map(([anomalyId, anomaly, problemId, problem]) => ({ anomaly_id: anomalyId, anomaly_text: anomaly, problem_id: problemId, problem_text: problem })), null, 1)}\n`),
  xlsx: workbook,
};

/** Widths in characters: ids, texts. */
const WIDTHS = [12, 60, 12, 60];

async function workbook(rows: KnowledgeRow[], header: KnowledgeHeader): Promise<Buffer> {
  const sink = new PassThrough();
  const bytes = buffer(sink);
  const columns = header.map((name, index) => ({ key: String(index), header: name, width: WIDTHS[index] ?? 12, wrap: false }));
  await writeXlsx({ sheet: "knowledge", columns, rows }, { zone: "UTC", title: "", createdMs: null }, sink);
  return bytes;
}
