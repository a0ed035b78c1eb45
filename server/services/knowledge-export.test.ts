import { expect, it } from "vitest";
import { parseKnowledgeBaseFile } from "@/server/domain/knowledge/parse-knowledge-base-file";
import { EXPORT_FORMATS, exportKnowledge } from "./knowledge-export";

const KNOWLEDGE = {
  problems: [{ id: 2, text: "=HYPERLINK(1)" }, { id: 5, text: 'says "no"; twice' }],
  anomalies: [{ id: 1, text: "Диск заполнен на 90 %" }, { id: 3, text: "-1 is returned" }],
  links: [{ problemId: 2, anomalyId: 1 }, { problemId: 5, anomalyId: 1 }, { problemId: 5, anomalyId: 3 }],
};

it.each(EXPORT_FORMATS)("writes %s that reads back as the same knowledge", async (format) => {
  const { bytes, withoutLink } = await exportKnowledge(KNOWLEDGE, format, ["anomaly_id", "anomaly_text", "problem_id", "problem_text"]);
  expect(withoutLink).toBe(0);
  expect(parseKnowledgeBaseFile(bytes, `export.${format}`)).toEqual({ kind: "ok", knowledge: KNOWLEDGE, warnings: [] });
});
