import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { read, utils } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { extractText, getDocumentProxy } from "unpdf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { archiveBaseName } from "@/server/domain/knowledge/archive-base-name";
import type { ReportContext } from "@/server/domain/report/report-context";
import { REPORT_FILE_NAMES, type ReportFileName } from "@/server/domain/report/report-parts";
import type { RunResult } from "@/server/domain/report/run-result";
import { createFolderStorage } from "@/server/storage/folder-storage";
import { emptyContext, emptyResult, hostileResult, inventedContext, inventedResult } from "./invented-run";
import { writeReports } from "./write-reports";

// Each test writes and reads back real files; beside others on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

let root: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "reports-"));
  dir = path.join(root, "reports");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const SUBMIT_HEADER = ["ID сценария", "ID аномалии", "ID проблемы", "Файл с проблемой", "№ строки проблемы", "Строка лога проблемы", "Строка лога аномалии"];
const write = (result: RunResult, context: ReportContext, names: readonly ReportFileName[] = REPORT_FILE_NAMES) => writeReports({ result, context }, names, { storage: createFolderStorage(root), folder: "reports" });
const file = (name: string) => readFile(path.join(dir, name));
const filesBelow = async (folder: string) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
const text = async (name: string) => (await file(name)).toString("utf8");

/** The first sheet by a second library than the one that wrote it. */
async function sheet(name: string): Promise<unknown[][]> {
  const book = read(await file(name), { cellDates: false });
  return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, { header: 1, raw: true });
}

/** As a spreadsheet reads it: a row ends at any line end that is not in quotes. */
async function csv(name: string): Promise<string[][]> {
  return parse(await file(name), { delimiter: ";", bom: true, record_delimiter: ["\r\n", "\n", "\r"] }) as string[][];
}

async function pdfText(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  const { totalPages, text: found } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { pages: totalPages, text: found };
}

describe("writeReports", () => {
  it("writes every file of the contract and says truly what it wrote", async () => {
    const written = await write(inventedResult(), inventedContext("ru"));
    expect(written.map(({ name }) => name)).toEqual([
      "result.json", "submit_report.xlsx", "submit_report.csv", "predictive_alerts.xlsx", "novel_anomalies.xlsx", "playbooks_recommendations.csv", "playbooks_recommendations.txt", "incident_report.txt", "incident_report.pdf",
    ]);
    for (const { name, bytes, sha256 } of written) {
      const content = await file(name);
      expect([name, content.length, createHash("sha256").update(content).digest("hex")]).toEqual([name, bytes, sha256]);
    }
    expect((await readdir(dir)).sort()).toEqual([...REPORT_FILE_NAMES].sort());
  });

  it("replaces its own files and touches no other", async () => {
    await mkdir(dir);
    await writeFile(path.join(dir, "notes.txt"), "mine");
    await writeFile(path.join(dir, "result.json"), "old");
    await write(inventedResult(), inventedContext("en"));
    expect(await text("notes.txt")).toBe("mine");
    expect(JSON.parse(await text("result.json"))).toEqual(inventedResult());
  });

  it("leaves the earlier file whole and nothing half written where a report fails", async () => {
    await write(inventedResult(), inventedContext("ru"));
    const before = await file("novel_anomalies.xlsx");
    await expect(write(inventedResult(), inventedContext("ru", "Mars/Olympus"), ["novel_anomalies.xlsx"])).rejects.toThrow(RangeError);
    await expect(write(inventedResult(), inventedContext("ru", "Mars/Olympus"), ["incident_report.pdf"])).rejects.toThrow(RangeError);
    expect(await file("novel_anomalies.xlsx")).toEqual(before);
    expect((await filesBelow(root)).sort()).toEqual([...REPORT_FILE_NAMES].sort());
  });

  it("gives equal content for equal runs", async () => {
    const names = ["result.json", "submit_report.csv", "playbooks_recommendations.txt", "incident_report.txt", "incident_report.pdf"] as const;
    const first = await write(inventedResult(), inventedContext("ru"), names);
    expect(await write(inventedResult(), inventedContext("ru"), names)).toEqual(first);
  });
});

describe("submit_report", () => {
  it("has the columns and rows of the contract in both formats", async () => {
    await write(inventedResult("ValidationCase_3"), inventedContext("ru"), ["submit_report.xlsx", "submit_report.csv"]);
    const rows = await sheet("submit_report.xlsx");
    expect(rows[0]).toEqual(SUBMIT_HEADER);
    expect(rows[1]).toEqual([3, 356, 45, "storage_system_log.txt", 19283, "2025-10-06T09:14:07 ERROR storage: Storage array sa-02 disconnected, network path lost", "2025-10-06T08:41:18 WARNING storage: Read on LUN 14 took 412 ms, slow storage access"]);
    expect((await csv("submit_report.csv")).map((row) => row.map(String))).toEqual(rows.map((row) => row.map(String)));
    const raw = await file("submit_report.csv");
    expect(raw.subarray(0, 3).toString("hex")).toBe("efbbbf");
    expect(raw.toString("utf8").endsWith("\r\n")).toBe(true);
  });

  it("has an English header by locale", async () => {
    await write(inventedResult(), inventedContext("en"), ["submit_report.csv"]);
    expect((await csv("submit_report.csv"))[0]).toEqual(["Scenario ID", "Anomaly ID", "Problem ID", "File with the problem", "Problem line no.", "Problem log line", "Anomaly log line"]);
  });

  it("is a pleasant sheet: header in sight, filter, widths", async () => {
    await write(inventedResult(), inventedContext("ru"), ["submit_report.xlsx"]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path.join(dir, "submit_report.xlsx"));
    const first = book.worksheets[0];
    expect(first?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(first?.autoFilter).toBe("A1:G7");
    expect(first?.getColumn(6).width).toBe(80);
    expect(first?.getRow(1).getCell(1).font.bold).toBe(true);
  });

  it("holds ten thousand findings", async () => {
    const result = inventedResult();
    const [finding] = result.findings;
    const findings = Array.from({ length: 10_000 }, (_, index) => ({ ...finding!, anomalyId: index + 1 }));
    await write({ ...result, findings }, inventedContext("ru"));
    const rows = await sheet("submit_report.xlsx");
    expect(rows).toHaveLength(10_001);
    expect(rows[10_000]?.[1]).toBe(10_000);
    expect(await csv("submit_report.csv")).toHaveLength(10_001);
    expect((JSON.parse(await text("result.json")) as RunResult).findings).toHaveLength(10_000);
    expect((await pdfText(await file("incident_report.pdf"))).pages).toBeLessThan(10);
  });
});

describe("the figures of a report", () => {
  it("count the systems of incidents whose records carry no time", async () => {
    await write(inventedResult(), { ...inventedContext("en"), systems: [] }, ["incident_report.txt"]);
    expect(await text("incident_report.txt")).toContain("Systems touched: 5");
  });
});

describe("the evidence of an incident", () => {
  it("comes in the order of its times, to the microsecond, what has none last", async () => {
    const result = inventedResult();
    const [finding] = result.findings;
    const times = [null, "09:00:00.001Z", "09:00:00.000001Z", "09:00:00.000Z"];
    const findings = times.map((time, index) => ({ ...finding!, anomalyId: index + 1, anomaly: { ...finding!.anomaly, timestamp: time && `2025-10-06T${time}` } }));
    await write({ ...result, findings }, inventedContext("en"), ["incident_report.txt"]);
    expect([...(await text("incident_report.txt")).matchAll(/^ {2}A(\d) /gm)].map(([, id]) => id)).toEqual(["4", "3", "2", "1"]);
  });
});

describe("the other tables", () => {
  it("predictive_alerts tells trigger, its line, anomaly, reason and likelihood", async () => {
    await write(inventedResult(), inventedContext("en", "Europe/Moscow"), ["predictive_alerts.xlsx"]);
    const [head, row] = await sheet("predictive_alerts.xlsx");
    expect(head).toEqual(["Trigger problem ID", "Trigger problem", "Triggered at (Europe/Moscow)", "Trigger log line", "Predicted anomaly ID", "Predicted anomaly", "Reason", "Likelihood"]);
    expect(row?.toSpliced(2, 1)).toEqual([45, "Storage array network disconnect", "2025-10-06T09:14:07 ERROR storage: Storage array sa-02 disconnected, network path lost", 489, "Data integrity check failed", "Usually accompanies problem P45 and was not seen by the end of the log", 0.62]);
    // Days since the end of 1899: 12:14:07 on the wall in Moscow.
    expect(Number(row?.[2])).toBeCloseTo((Date.UTC(2025, 9, 6, 12, 14, 7) - Date.UTC(1899, 11, 30)) / 86_400_000, 6);
  });

  it("novel_anomalies tells the problem before it, and leaves open what is not known", async () => {
    await write(inventedResult(), inventedContext("ru"), ["novel_anomalies.xlsx"]);
    const [, first, second] = await sheet("novel_anomalies.xlsx");
    expect(first?.slice(1, 6)).toEqual(["Cart cache for user <NUM> rebuilt from cold copy", "2025-10-06T09:15:18 WARNING app: Cart cache for user 8812 rebuilt from cold copy", "app_server1_log.txt", 1480, 45]);
    expect(first?.slice(7)).toEqual([19283, "storage_system_log.txt", 71, 356, "Slow storage access time", 0.4123, "Неизвестна базе знаний, через 1 мин 11 с после проблемы P45"]);
    expect([second?.[0], second?.[6], second?.[7], second?.[10]]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("playbooks_recommendations has a row for each problem, with its steps or without", async () => {
    await write(inventedResult(), inventedContext("ru"), ["playbooks_recommendations.csv", "playbooks_recommendations.txt"]);
    const rows = await csv("playbooks_recommendations.csv");
    expect(rows.map((row) => row.slice(0, 3))).toEqual([["ID проблемы", "Название", "Приоритет"], ["45", "Storage array unreachable", "Критический"], ["34", "Восстановление индекса", "Высокий"], ["49", "Host overheating alert", "Низкий"]]);
    expect(rows.map((row) => row[4])).toEqual(["Статус", "подтверждён", "предложен", "плейбука нет"]);
    expect(rows[1]?.[3]).toBe("1. Confirm the loss of path on both controllers\n2. Check switch ports with show interface counters for CRC errors:\n   • port 1/0/7\n   • port 1/0/8\n3. Move the affected LUNs to the healthy controller (how (https://wiki.invalid/lun))");
    expect(await text("playbooks_recommendations.txt")).toContain("  2. Выполнить REINDEX и проверить amcheck\n");
  });
});

describe("incident_report", () => {
  it("tells the same in text and in a PDF whose Cyrillic can be selected", async () => {
    await write(inventedResult(), inventedContext("ru"), ["incident_report.txt", "incident_report.pdf"]);
    const plain = await text("incident_report.txt");
    const { text: selected, pages } = await pdfText(await file("incident_report.pdf"));
    const squeezed = selected.replaceAll(/\s/g, "");
    for (const part of ["350\u202f500 строк = 350\u202f493 записи + 5 продолжений", "P45", "storage_system_log.txt:19283", "Индекс orders_pkey повреждён: неверная страница 4711", "A489 Data integrity check failed", "Выполнить REINDEX и проверить amcheck", "через 1 мин 11 с", "Voucher service answered <NUM>", "16: 4 аномалии × 4 системы", "-> failover != done"]) {
      expect(plain).toContain(part);
      expect(squeezed).toContain(part.replaceAll(/\s/g, ""));
    }
    expect(selected).toContain(`${pages} из ${pages}`);
  });

  it("calls a knowledge base that came with an archive by it, in the reader's language", async () => {
    const result = inventedResult();
    const inputs = { ...result.run.inputs, knowledgeBase: { ...result.run.inputs.knowledgeBase, name: archiveBaseName("night.zip") } };
    await write({ ...result, run: { ...result.run, inputs } }, inventedContext("ru"), ["incident_report.txt"]);
    expect(await text("incident_report.txt")).toContain("из night.zip, ревизия 12");
  });

  it("ranks by impact and carries two pictures and the title", async () => {
    await write(inventedResult(), inventedContext("en"), ["incident_report.txt", "incident_report.pdf"]);
    const plain = await text("incident_report.txt");
    expect(plain.indexOf("1. P45")).toBeGreaterThan(0);
    expect(plain.indexOf("2. P34")).toBeGreaterThan(plain.indexOf("1. P45"));
    const bytes = await file("incident_report.pdf");
    expect(bytes.toString("latin1").match(/\/Subtype \/Image/g)).toHaveLength(3);
    const info = await (await getDocumentProxy(new Uint8Array(bytes))).getMetadata();
    expect(info.info).toMatchObject({ Title: "Incident report: Outage_17" });
  });
});

describe("an empty run", () => {
  it("gets every file, each with its header or a sentence", async () => {
    await write(emptyResult(), emptyContext("ru"));
    expect(await sheet("submit_report.xlsx")).toEqual([SUBMIT_HEADER]);
    expect(await csv("submit_report.csv")).toEqual([SUBMIT_HEADER]);
    expect((await sheet("predictive_alerts.xlsx"))[0]).toHaveLength(8);
    expect((await sheet("novel_anomalies.xlsx"))[0]).toHaveLength(14);
    expect(await csv("playbooks_recommendations.csv")).toHaveLength(1);
    expect(await text("playbooks_recommendations.txt")).toContain("Проблем не найдено");
    expect(await text("incident_report.txt")).toContain("Известных проблем в этих логах не найдено.");
    expect((await pdfText(await file("incident_report.pdf"))).text).toContain("Известных проблем в этих логах не найдено.");
  });
});

describe("log text that tries to be something else", () => {
  it.each(["=cmd|' /C calc'!A0", "+1+1", "-5", "@SUM(A1)", "\t=1", "\r=1"])("%j stays text", async (log) => {
    await write(hostileResult(log), inventedContext("ru"));
    const book = read(await file("submit_report.xlsx"), { cellFormula: true });
    const cell = (book.Sheets[book.SheetNames[0] ?? ""] ?? {})["F2"] as { t: string; v: unknown; f?: string };
    expect([cell.t, cell.f]).toEqual(["s", undefined]);
    expect(String(cell.v).trim()).toBe(log.trim());
    const row = (await csv("submit_report.csv"))[1];
    expect(row?.[5]).toBe(`'${log}`);
    expect(row?.[4]).toBe("-5");
  });

  it("keeps quotes, delimiters and line ends of the text inside one cell", async () => {
    const log = 'a;"b"\r\nc;=d';
    await write(hostileResult(log), inventedContext("ru"), ["submit_report.csv"]);
    expect((await csv("submit_report.csv"))[1]?.[6]).toBe(log);
  });

  it("survives control characters, half surrogates, markup and codes of the format", async () => {
    const log = "\u0000\u001b[31m<b>&amp;</b>]]>\ud83d _x0041_ \uffff";
    const shown = "\\u0000\\u001b[31m<b>&amp;</b>]]>\\ud83d _x0041_ \\uffff";
    const result = hostileResult(log);
    await write(result, inventedContext("ru"));
    expect((await sheet("submit_report.xlsx"))[1]?.[5]).toBe(shown);
    expect(await text("incident_report.txt")).toContain(shown);
    expect(JSON.parse(await text("result.json"))).toEqual(result);
    expect((await pdfText(await file("incident_report.pdf"))).pages).toBeGreaterThan(0);
  });

  it("shows a line of a megabyte without losing the report", async () => {
    await write(hostileResult("x".repeat(1_000_000)), inventedContext("ru"));
    expect(String((await sheet("submit_report.xlsx"))[1]?.[5])).toHaveLength(32_767);
    expect((await pdfText(await file("incident_report.pdf"))).pages).toBeLessThan(10);
  });
});
