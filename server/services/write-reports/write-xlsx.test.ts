import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { read, utils } from "@e965/xlsx";
import { expect, it } from "vitest";
import type { FilledTable } from "@/server/domain/report/report-table";
import { writeXlsx } from "./write-xlsx";

function numbers(count: number): FilledTable {
  return { sheet: "Rows", columns: [{ key: "n", header: "N", width: 10, wrap: false }], rows: Array.from({ length: count }, (_, index) => [index + 1]) };
}

async function sheets(table: FilledTable, rowLimit: number): Promise<[string, unknown[]][]> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), writeXlsx(table, { zone: "UTC", title: "t", createdMs: null, rowLimit }, sink)]);
  const book = read(bytes);
  return book.SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }).flat()]);
}

it("goes on in a further sheet where one is full", async () => {
  expect(await sheets(numbers(5), 3)).toEqual([["Rows", ["N", 1, 2]], ["Rows 2", ["N", 3, 4]], ["Rows 3", ["N", 5]]]);
  expect(await sheets(numbers(2), 3)).toEqual([["Rows", ["N", 1, 2]]]);
});

it("writes instants that a spreadsheet has no date for as text", async () => {
  const table: FilledTable = { ...numbers(0), rows: [[{ kind: "instant", ms: Date.UTC(1850, 0, 2, 3, 4, 5) }]] };
  expect(await sheets(table, 10)).toEqual([["Rows", ["N", "1850-01-02 03:04:05"]]]);
});
