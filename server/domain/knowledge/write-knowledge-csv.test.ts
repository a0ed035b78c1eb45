import { expect, it } from "vitest";
import { parseKnowledgeBaseFile } from "./parse-knowledge-base-file";
import { countWithoutLink, knowledgeRows, writeKnowledgeCsv } from "./write-knowledge-csv";

const HEADER = ["anomaly_id", "anomaly_text", "problem_id", "problem_text"] as const;

it("writes a file that reads back as the same knowledge", () => {
  const knowledge = {
    problems: [{ id: 2, text: "=HYPERLINK(1)" }, { id: 5, text: 'says "no"; twice' }],
    anomalies: [{ id: 1, text: "две\nстроки" }, { id: 3, text: "-1 is returned" }],
    links: [{ problemId: 2, anomalyId: 1 }, { problemId: 5, anomalyId: 1 }, { problemId: 5, anomalyId: 3 }],
  };
  const text = writeKnowledgeCsv(knowledgeRows(knowledge), HEADER);
  expect(countWithoutLink(knowledge)).toBe(0);
  expect(text.startsWith("\ufeffanomaly_id;anomaly_text;problem_id;problem_text\r\n")).toBe(true);
  expect(parseKnowledgeBaseFile(Buffer.from(text), "export.csv")).toEqual({ kind: "ok", knowledge, warnings: [] });
});

it("counts what the format has no row for", () => {
  const knowledge = { problems: [{ id: 2, text: "p" }, { id: 3, text: "alone" }], anomalies: [{ id: 1, text: "a" }], links: [{ problemId: 2, anomalyId: 1 }] };
  expect(countWithoutLink(knowledge)).toBe(1);
});
