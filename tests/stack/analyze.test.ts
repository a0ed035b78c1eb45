import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { chatter, homeLog } from "../support/home-log";
import { NOVEL_TEXT, outageArchive, outageFiles, OUTAGE_KNOWLEDGE, OUTAGE_PAIRS, UNKNOWN_ERROR_TEXT } from "../support/outage";
import { readCsv, readResult, readXlsx, type ResultJson } from "../support/read-reports";
import { runCommand } from "../support/run-command";
import { withRunningStack } from "../support/running-stack";
import { makeFolder } from "../support/test-folders";
import { windows1251 } from "../support/text-bytes";

const FILES = ["incident_report.pdf", "incident_report.txt", "novel_anomalies.xlsx", "playbooks_recommendations.csv", "playbooks_recommendations.txt", "predictive_alerts.xlsx", "result.json", "submit_report.csv", "submit_report.xlsx"];

const HEADER_RU = ["ID сценария", "ID аномалии", "ID проблемы", "Файл с проблемой", "№ строки проблемы", "Строка лога проблемы", "Строка лога аномалии"];

const pairsOf = (result: ResultJson): number[][] => result.findings.map(({ anomalyId, problemId }) => [anomalyId, problemId]).sort();

/** Runs `analyze` for what must succeed. @returns what it said */
async function analyze(folder: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await runCommand("analyze", args, folder);
  expect(code, stderr).toBe(0);
  return { stdout, stderr };
}

function expectCoverage({ stats }: ResultJson): void {
  expect(stats.events + stats.continuations + stats.blankLines + stats.structuralLines + stats.unreadLines).toBe(stats.lines);
}

describe("analyze over the outage", () => {
  const LINES = 400;
  let folder: string;
  let out: string;
  let result: ResultJson;

  beforeAll(async () => {
    folder = await makeFolder("analyze");
    await writeFile(path.join(folder, "Night_7.zip"), await outageArchive(LINES));
    // The one analysis that brings up its own stack.
    await analyze(folder, ["Night_7.zip"]);
    out = path.join(folder, "reports", "Night_7");
    result = await readResult(out);
  });

  it("writes every file of the contract", async () => {
    expect((await readdir(out)).sort()).toEqual(FILES);
    expect((await readFile(path.join(out, "incident_report.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("finds what happened and says where", () => {
    expect([result.schemaVersion, result.run.name, result.run.status]).toEqual([1, "Night_7", "completed"]);
    expect(pairsOf(result)).toEqual(OUTAGE_PAIRS);
    const latency = result.findings.find(({ anomalyId }) => anomalyId === 11);
    expect(latency?.anomaly.text).toContain("WARNING hardware: Disk latency is above the threshold");
    expect(latency?.problem).toMatchObject({ file: "storage1_log.txt", line: 177 });
    expect(result.incidents.map(({ problemId, errorCount }) => [problemId, errorCount]).sort()).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(result.predictiveAlerts.map(({ problemId, anomalyId }) => [problemId, anomalyId])).toEqual([[1, 16]]);
    // Seen for the first time at the first of them, announced at the second.
    expect(result.earlyWarnings).toMatchObject([{ problemId: 3, anomaliesSeen: [14, 15], firstSeen: "2025-10-06T02:54:00.000Z", lastSeen: "2025-10-06T02:58:20.000Z" }]);
    expect(result.predictions.find(({ kind, problemId }) => kind === "problem" && problemId === 3)).toMatchObject({ issuedAt: "2025-10-06T02:58:20.000Z", outcome: "open" });
    expect(result.novelAnomalies).toMatchObject([{ problemId: 1, deltaSeconds: 60 }]);
    expect(result.novelAnomalies[0]?.text).toContain(NOVEL_TEXT);
    expect(result.unmatchedErrors.map(({ text }) => text.includes(UNKNOWN_ERROR_TEXT))).toEqual([true]);
  });

  it("accounts for every line and every file", () => {
    expectCoverage(result);
    expect(result.stats).toMatchObject({ lines: 3 * LINES + 10 + 6, events: 3 * LINES + 10 + 2, continuations: 3, blankLines: 1, unreadLines: 0, errors: 4, warnings: 7 });
    expect(result.stats.skippedFiles.map(({ file }) => path.basename(file))).toEqual(["rack.png"]);
    expect(result.stats.stages.map(({ name }) => name)).toEqual(["extract", "parse", "generalize", "embed", "classify", "link", "aggregate", "report"]);
  });

  it("writes the same rows into CSV and workbook, with the number of the scenario", async () => {
    const csv = await readCsv(path.join(out, "submit_report.csv"));
    expect(csv[0]).toEqual(HEADER_RU);
    expect(csv.slice(1).map((row) => row.slice(0, 3).map(Number))).toEqual(OUTAGE_PAIRS.map(([anomalyId, problemId]) => [7, anomalyId, problemId]));
    expect(await readXlsx(path.join(out, "submit_report.xlsx"))).toEqual(csv);
  });

  describe("with a stack running", () => {
    withRunningStack();

    it("takes the next free folder, and prints the result alone where asked for it", async () => {
      const { stdout, stderr } = await analyze(folder, ["--json", "Night_7.zip", "--locale", "en", "--matching", "strict"]);
      expect(stderr).toContain(path.join("reports", "Night_7-2"));
      const second = path.join(folder, "reports", "Night_7-2");
      expect(stdout).toBe(await readFile(path.join(second, "result.json"), "utf8"));
      expect(pairsOf(JSON.parse(stdout) as ResultJson)).toEqual(OUTAGE_PAIRS);
      const [header] = await readCsv(path.join(second, "submit_report.csv"));
      expect(header?.join()).not.toMatch(/[а-я]/i);
      expect(header).toHaveLength(HEADER_RU.length);
      expect(await readResult(out)).toEqual(result);
    });

    it("replaces its own files in a folder it is given and touches no other", async () => {
      const given = path.join(folder, "given");
      await mkdir(given);
      await Promise.all([writeFile(path.join(given, "notes.txt"), "mine"), writeFile(path.join(given, "result.json"), "old")]);
      await analyze(folder, ["Night_7.zip", "--out", "given", "--name", "Release 42", "--retain", "problems"]);
      expect((await readdir(given)).sort()).toEqual([...FILES, "notes.txt"].sort());
      expect(await readFile(path.join(given, "notes.txt"), "utf8")).toBe("mine");
      const again = await readResult(given);
      expect([again.run.name, pairsOf(again), again.stats.events]).toEqual(["Release 42", OUTAGE_PAIRS, result.stats.events]);
    });
  });
});

describe("analyze takes", () => {
  withRunningStack();
  let folder: string;
  beforeAll(async () => {
    folder = await makeFolder("inputs");
  });

  async function resultOf(name: string, args: readonly string[]): Promise<{ result: ResultJson; stderr: string }> {
    const { stderr } = await analyze(folder, [...args, "--out", name]);
    const result = await readResult(path.join(folder, name));
    expectCoverage(result);
    return { result, stderr };
  }

  it("a folder", async () => {
    await mkdir(path.join(folder, "bundle", "night"), { recursive: true });
    await Promise.all(Object.entries(outageFiles(100)).map(([name, content]) => writeFile(path.join(folder, "bundle", name), content)));
    expect(pairsOf((await resultOf("of-folder", ["bundle"])).result)).toEqual(OUTAGE_PAIRS);
  });

  it("the knowledge base that lies nearest to the top of the input, and says which is left", async () => {
    await mkdir(path.join(folder, "bundle", "night", "old"), { recursive: true });
    const beside = (name: string, content: string): Promise<void> => writeFile(path.join(folder, "bundle", "night", name), content);
    await Promise.all([beside("old/anomalies_problems.csv", "1;Rain;1;Flood\n"), beside("old/anomalies_problems.json", OUTAGE_KNOWLEDGE)]);
    const { result, stderr } = await resultOf("of-two-bases", ["bundle"]);
    expect(pairsOf(result)).toEqual(OUTAGE_PAIRS);
    expect(stderr).toContain("night/old/anomalies_problems.csv");
    expect(stderr).not.toContain("anomalies_problems.json");
  });

  it("a gzipped log and a knowledge base beside it, keeps a repeated row once and says so", async () => {
    await writeFile(path.join(folder, "one.log.gz"), gzipSync(outageFiles(100)["night/storage1_log.txt"] ?? ""));
    await writeFile(path.join(folder, "kb.csv"), `${OUTAGE_KNOWLEDGE}${OUTAGE_KNOWLEDGE.split("\n")[1] ?? ""}\n`);
    const { result, stderr } = await resultOf("of-gzip", ["one.log.gz", "--kb", "kb.csv"]);
    expect(pairsOf(result)).toEqual(OUTAGE_PAIRS.filter(([, problemId]) => problemId === 1));
    expect(stderr).toMatch(/[Rr]ow 9 .*row 2/);
  });

  it("a knowledge base and a log in Windows-1251", async () => {
    const lines = [...chatter(50, { seed: 9 }), { at: 60, severity: "WARNING", source: "hardware", message: "Задержка диска выше порога" }, { at: 70, severity: "ERROR", source: "hardware", message: "Контроллер потерял дисковую полку" }];
    await writeFile(path.join(folder, "ru.log"), windows1251(homeLog(lines)));
    await writeFile(path.join(folder, "ru.csv"), windows1251("ID аномалии;Аномалия;ID проблемы;Проблема\n5;Задержка диска выше порога;6;Контроллер потерял дисковую полку\n"));
    const { result } = await resultOf("of-1251", ["ru.log", "--kb", "ru.csv"]);
    expect(pairsOf(result)).toEqual([[5, 6]]);
    expect(result.findings[0]?.problem.text).toContain("Контроллер потерял дисковую полку");
  });

  it("a line of 10 MB, cut and counted", async () => {
    const [head = "", ...rest] = homeLog(chatter(20, { seed: 5 })).split("\n");
    await writeFile(path.join(folder, "long.log"), [head, `${head}${"x".repeat(10 * 1024 * 1024)}`, ...rest].join("\n"));
    const { result } = await resultOf("of-long", ["long.log"]);
    expect(result.stats).toMatchObject({ lines: 21, events: 21, cutLines: 1 });
  });

  it("lines of many words that are like no others, of every severity", async () => {
    const words = (salt: number): string => Array.from({ length: 9_000 }, (_, at) => Math.abs(Math.imul(at + salt, 2_654_435_761) ^ (at * salt)).toString(36).replace(/\d/g, "k")).join(" ");
    const lines = ["INFO", "WARNING", "ERROR"].map((severity, at) => `2025-10-06T08:59:3${String(at)} ${severity} os: query failed: ${words(at + 1)}`);
    await writeFile(path.join(folder, "wordy.log"), `${lines.join("\n")}\n`);
    const { result } = await resultOf("of-wordy", ["wordy.log"]);
    expect(result.stats).toMatchObject({ lines: 3, events: 3, unreadLines: 0 });
    expect(result.unmatchedErrors).toHaveLength(1);
  });

  it("a log in which nothing is wrong, and writes every file all the same", async () => {
    await writeFile(path.join(folder, "calm.log"), homeLog(chatter(30, { seed: 6 })));
    const { result } = await resultOf("of-calm", ["calm.log"]);
    expect([result.findings, result.incidents, result.novelAnomalies]).toEqual([[], [], []]);
    expect((await readdir(path.join(folder, "of-calm"))).sort()).toEqual(FILES);
    for (const name of FILES.filter((file) => file.endsWith(".xlsx"))) expect(await readXlsx(path.join(folder, "of-calm", name))).toHaveLength(1);
  });
});

/** Archives with published right answers, beside the checkout of whoever has them. */
const PUBLISHED = path.resolve("..", "shared", "data", "contest-validation");

interface Truth {
  /** [the anomaly ids that count as right, problem id] */
  pairs: [number[], number][];
  /** Problem id to its file and line. */
  problems: Record<string, [string, number]>;
}

describe("analyze over the published archives", async () => {
  withRunningStack();
  const isThere = existsSync(PUBLISHED);
  const truth = isThere ? (JSON.parse(await readFile(path.join(PUBLISHED, "truth.json"), "utf8")) as Record<string, Truth>) : {};

  if (!isThere) it.skip("which are not beside this checkout", () => undefined);

  it.each(Object.entries(truth))("gives the published answer of %s", async (name, { pairs, problems }) => {
    const folder = await makeFolder("published");
    await analyze(folder, [path.join(PUBLISHED, name), "--out", "out"]);
    const result = await readResult(path.join(folder, "out"));
    expectCoverage(result);
    expect(pairsOf(result)).toEqual(pairs.map(([anomalyIds, problemId]) => [anomalyIds.find((id) => result.findings.some((finding) => finding.anomalyId === id)) ?? anomalyIds[0], problemId]).sort());
    expect(Object.fromEntries(result.incidents.map(({ problemId, file, line }) => [problemId, [path.basename(file), line]]))).toEqual(problems);
  });
});
