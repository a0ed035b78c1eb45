import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse/sync";
import exceljs from "exceljs";

/** The parts of result.json that tests look at. */
export interface ResultJson {
  schemaVersion: number;
  run: { id: string; name: string; status: string; inputs: { knowledgeBase: { name: string; revision: number; hash: string } } };
  stats: Record<"files" | "lines" | "events" | "continuations" | "blankLines" | "structuralLines" | "unreadLines" | "cutLines" | "errors" | "warnings", number> & { skippedFiles: { file: string; reason: string }[]; stages: { name: string }[] };
  findings: { anomalyId: number; problemId: number; anomaly: { file: string; line: number; text: string }; problem: { file: string; line: number; text: string } }[];
  incidents: { problemId: number; file: string; line: number; text: string; errorCount: number }[];
  predictiveAlerts: { problemId: number; anomalyId: number }[];
  novelAnomalies: { text: string; problemId: number; deltaSeconds: number }[];
  earlyWarnings: { problemId: number; anomaliesSeen: number[]; firstSeen: string | null; lastSeen: string | null }[];
  predictions: { kind: string; problemId: number; issuedAt: string | null; outcome: string }[];
  unmatchedErrors: { text: string; occurrences: number }[];
}

/** Reads a result.json. */
export async function readResult(folder: string): Promise<ResultJson> {
  return JSON.parse(await readFile(path.join(folder, "result.json"), "utf8")) as ResultJson;
}

/** Rows of a report's CSV, its byte order mark checked and taken off. */
export async function readCsv(file: string): Promise<string[][]> {
  const bytes = await readFile(file);
  if (!bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) throw new Error(`${file} does not begin with a byte order mark`);
  return parse(bytes.subarray(3), { delimiter: ";", record_delimiter: ["\r\n", "\n", "\r"] });
}

/** Cells of a workbook's first sheet as text, without its empty rows. */
export async function readXlsx(file: string | Buffer): Promise<string[][]> {
  const workbook = new exceljs.Workbook();
  if (typeof file === "string") await workbook.xlsx.readFile(file);
  else await workbook.xlsx.load(Uint8Array.from(file).buffer);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
  });
  return rows;
}
