import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { hashKnowledge } from "./hash-knowledge";
import { parseKnowledgeBaseFile } from "./parse-knowledge-base-file";

const HEADER = ["ID аномалии", "Аномалия", "ID проблемы", "Проблема"];
const ROWS = [
  ["12", "Очередь печати растёт", "3", "Служба печати остановлена"],
  ["7", "Fan speed below minimum", "3", "Служба печати остановлена"],
  ["7", "Fan speed below minimum", "1", "Chassis overheated"],
];
const EXPECTED = {
  problems: [
    { id: 1, text: "Chassis overheated" },
    { id: 3, text: "Служба печати остановлена" },
  ],
  anomalies: [
    { id: 7, text: "Fan speed below minimum" },
    { id: 12, text: "Очередь печати растёт" },
  ],
  links: [
    { anomalyId: 7, problemId: 1 },
    { anomalyId: 7, problemId: 3 },
    { anomalyId: 12, problemId: 3 },
  ],
};

const text = (delimiter: string, end = "\n", rows = [HEADER, ...ROWS]): string => rows.map((row) => row.join(delimiter) + end).join("");
const utf16be = (value: string): Buffer => Buffer.from(value, "utf16le").swap16();
const read = (value: string | Buffer, name = "kb.csv") => parseKnowledgeBaseFile(Buffer.isBuffer(value) ? value : Buffer.from(value), name);

/** Windows-1251 for the letters used here: the Cyrillic block А–я is contiguous there, from 0xC0. */
function windows1251(value: string): Buffer {
  return Buffer.from(
    [...value].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (character === "ё") return 0xb8;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
}

function workbook(bookType: "xlsx" | "biff8", rows: unknown[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "First");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["not", "this", "one", "!"]]), "Second");
  return write(book, { type: "buffer", bookType }) as Buffer;
}

const numbered = ROWS.map(([anomaly, anomalyText, problem, problemText]) => [Number(anomaly), anomalyText, Number(problem), problemText]);

describe("files that say the same in many ways", () => {
  const files: Record<string, [Buffer, string]> = {
    "UTF-8, semicolon": [Buffer.from(text(";")), "kb.csv"],
    "UTF-8 with BOM, CRLF": [Buffer.from(`\ufeff${text(";", "\r\n")}`), "kb.csv"],
    "comma": [Buffer.from(text(",")), "kb.csv"],
    "tab, old Mac line ends": [Buffer.from(text("\t", "\r")), "kb.tsv"],
    "no header": [Buffer.from(text(";", "\n", ROWS)), "kb.csv"],
    "Windows-1251": [windows1251(text(";", "\r\n")), "kb.csv"],
    "UTF-16 LE with BOM": [Buffer.from(`\ufeff${text(";")}`, "utf16le"), "kb.csv"],
    "UTF-16 BE with BOM": [utf16be(`\ufeff${text("\t")}`), "kb.txt"],
    "UTF-16 LE without BOM": [Buffer.from(text(";"), "utf16le"), "kb.csv"],
    "outer spaces, another order, a blank line": [Buffer.from(`a;b;c;d\n\n${ROWS.toReversed().map((row) => row.map((cell) => `  ${cell} `).join(";")).join("\n")}\n\n`), "kb.csv"],
    "XLSX": [workbook("xlsx", [HEADER, ...numbered]), "kb.xlsx"],
    "XLSX named as CSV, ids as text": [workbook("xlsx", [HEADER, ...ROWS]), "kb.csv"],
    "XLS": [workbook("biff8", [HEADER, [], ...numbered]), "kb.xls"],
    "JSON of arrays with a header": [Buffer.from(JSON.stringify([HEADER, ...numbered])), "kb.json"],
    "JSON of objects": [Buffer.from(JSON.stringify(ROWS.map(([a, b, c, d]) => ({ problem_id: Number(c), Problem_Text: d, anomaly_id: a, Anomaly_Text: b })))), "kb.json"],
    "JSON of objects with Russian names": [Buffer.from(JSON.stringify(ROWS.map((row) => Object.fromEntries(HEADER.map((name, index) => [name, row[index]]))))), "upload"],
  };
  it.each(Object.entries(files))("%s", (_name, [bytes, name]) => {
    const reading = parseKnowledgeBaseFile(bytes, name);
    expect(reading).toEqual({ kind: "ok", knowledge: EXPECTED, warnings: [] });
  });

  it("has one hash for all of them, and another for another text or link", () => {
    const hash = hashKnowledge(EXPECTED).toString("hex");
    expect(hashKnowledge({ ...EXPECTED, links: EXPECTED.links.toReversed() }).toString("hex")).toBe(hash);
    expect(hashKnowledge({ ...EXPECTED, links: EXPECTED.links.slice(1) }).toString("hex")).not.toBe(hash);
    expect(hashKnowledge({ ...EXPECTED, problems: [{ id: 1, text: "chassis overheated" }, ...EXPECTED.problems.slice(1)] }).toString("hex")).not.toBe(hash);
  });
});

describe("texts", () => {
  it("keeps quotes, delimiters and line ends inside cells", () => {
    const reading = read('1;"a; ""quoted"" text\nover two lines";2;he said "stop" twice\n');
    expect(reading).toMatchObject({
      kind: "ok",
      knowledge: { anomalies: [{ id: 1, text: 'a; "quoted" text\nover two lines' }], problems: [{ id: 2, text: 'he said "stop" twice' }] },
    });
  });

  it("is not led astray by commas in texts when the delimiter is a semicolon", () => {
    const reading = read("1;a, b, c, d;2;e, f\n3;g, h, i, j;2;e, f\n");
    expect(reading).toMatchObject({ kind: "ok", knowledge: { problems: [{ id: 2, text: "e, f" }] } });
  });

  it("takes a grouped number and a number as text from a sheet as they are meant", () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([[1234, 404, 5, "P"]]);
    Object.assign(sheet["A1"] ?? {}, { z: "#,##0" });
    utils.book_append_sheet(book, sheet, "S");
    const reading = parseKnowledgeBaseFile(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer, "kb.xlsx");
    expect(reading).toMatchObject({ kind: "ok", knowledge: { anomalies: [{ id: 1234, text: "404" }], problems: [{ id: 5, text: "P" }] } });
  });
});

describe("rows that are not as they should be", () => {
  it("tells what is wrong in the first bad rows, and names all others", () => {
    const reading = read(`${"1;a\n".repeat(100_000)}1;a;1;b\n1;a\n1;a;1;b\n${"-1;a;0;b\n".repeat(100)}`);
    if (reading.kind !== "refused") throw new Error(reading.kind);
    expect([reading.rows.length, reading.rows[0], reading.rows.at(-1)]).toEqual([1_001, { row: 1, code: "missing-column", params: { found: 2 } }, { row: 0, code: "more", params: { found: 99_201, rows: "1001-100000, 100002, 100004-100103" } }]);
    const identical = read("1;a;1;b\n".repeat(200_000));
    if (identical.kind !== "ok") throw new Error(identical.kind);
    expect([identical.warnings.length, identical.warnings.at(-1)]).toEqual([1_001, { code: "more-identical-rows", params: { found: 198_999 } }]);
  });

  it("says of what is no table that it is none, and quotes little of what should be an id", () => {
    for (const bytes of ["89504e470d0a1a0a0000000d49484452", "1f8b0800000000000003", "7f454c4602010100"]) expect(read(Buffer.from(bytes, "hex"))).toEqual({ kind: "refused", rows: [{ row: 0, code: "not-a-table", params: {} }] });
    const reading = read(`1;a;2;b\n${"x".repeat(5_000)};a;2;b\n`);
    expect(reading).toMatchObject({ kind: "refused", rows: [{ row: 2, params: { value: `${"x".repeat(60)}…` } }] });
  });

  it("keeps an identical row once and says so", () => {
    const reading = read("h;h;h;h\n1;a;2;p\n1; a;2;p \n3;b;2;p\n");
    expect(reading).toMatchObject({ kind: "ok", warnings: [{ code: "identical-row", params: { row: 3, firstRow: 2 } }] });
    expect(reading.kind === "ok" && reading.knowledge.links).toHaveLength(2);
  });

  it("names every bad row by its line", () => {
    const lines = ["id;anomaly;problem id;problem", "1;a;2;p", "x;a;2;p", "", "1;;2;p", "0;a;-2;p", "1;a", "1;another;2;p", "5;e;2;other", "1;a;2;p;more", '6;"two', 'lines";2;p', "7;f;1.5;p", "99999999999;f;2;p"];
    const reading = read(lines.join("\n"));
    expect(reading.kind === "refused" && reading.rows.map(({ row, code }) => [row, code])).toEqual([
      [3, "id-not-positive-integer"],
      [5, "empty-cell"],
      [6, "id-not-positive-integer"],
      [6, "id-not-positive-integer"],
      [7, "missing-column"],
      [8, "two-texts"],
      [9, "two-texts"],
      [10, "extra-column"],
      [13, "id-not-positive-integer"],
      [14, "id-too-large"],
    ]);
  });

  it("names both sides of two texts under one id", () => {
    const reading = read("1;a;2;p\n3;b;2;q\n");
    expect(reading).toEqual({ kind: "refused", rows: [{ row: 2, code: "two-texts", params: { kind: "problem", id: 2, text: "q", firstText: "p", firstRow: 1 } }] });
  });

  it("counts the rows of a sheet and the items of a list", () => {
    expect(parseKnowledgeBaseFile(workbook("xlsx", [HEADER, [1, "a", 2, "p"], [], [1, "a"]]), "kb.xlsx")).toMatchObject({ rows: [{ row: 4, code: "missing-column" }] });
    expect(read(JSON.stringify([[1, "a", 2, "p"], 5, { anomaly_id: 1, problem_id: 2, problem: "p" }]), "kb.json")).toMatchObject({
      rows: [
        { row: 2, code: "not-a-row" },
        { row: 3, code: "empty-cell", params: { column: "anomalyText" } },
      ],
    });
  });

  const wholeFiles: Record<string, [Buffer | string, string, string]> = {
    "nothing": ["", "kb.csv", "no-rows"],
    "only a header": [HEADER.join(";"), "kb.csv", "no-rows"],
    "an empty list": ["[]", "kb.json", "no-rows"],
    "broken JSON": ["[[1, 2", "kb.json", "not-json"],
    "a JSON object": ["{}", "kb.json", "not-a-list"],
    "a broken workbook": [workbook("xlsx", [HEADER]).subarray(0, 300), "kb.xlsx", "unreadable-workbook"],
  };
  it.each(Object.entries(wholeFiles))("refuses %s", (_name, [bytes, name, code]) => {
    expect(read(bytes, name)).toMatchObject({ kind: "refused", rows: [{ row: 0, code }] });
  });

  it("says at which line a quote was opened and never closed", () => {
    expect(read('1;a;2;p\n1;"a;2;p\n3;b;2;p\n')).toEqual({ kind: "refused", rows: [{ row: 2, code: "unclosed-quote", params: {} }] });
  });

  it("refuses a zero character, which the database cannot hold", () => {
    expect(read("1;a\0b;2;p\n2;c;2;p\n")).toMatchObject({ kind: "refused", rows: [{ row: 1, code: "unreadable-character" }] });
  });
});
