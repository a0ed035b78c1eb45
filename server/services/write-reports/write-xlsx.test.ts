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

const instants = (...times: number[]): FilledTable => ({ ...numbers(0), rows: times.map((ms) => [{ kind: "instant", ms }]) });

it("writes instants that a spreadsheet has no date for as text", async () => {
  const time = Date.UTC(1850, 0, 2, 3, 4, 5);
  expect(await sheets(instants(time, time + 78), 10)).toEqual([["Rows", ["N", "1850-01-02 03:04:05", "1850-01-02 03:04:05.078"]]]);
});

it("writes instants to the millisecond, and shows it where there is one", async () => {
  const times = [Date.UTC(2025, 9, 6, 9, 14, 7), Date.UTC(2025, 9, 6, 9, 14, 7, 1), Date.UTC(2025, 9, 6, 23, 59, 59, 999)];
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), writeXlsx(instants(...times), { zone: "Europe/Moscow", title: "t", createdMs: null }, sink)]);
  const sheet = read(bytes, { cellNF: true }).Sheets.Rows ?? {};
  const cells = ["A2", "A3", "A4"].map((place) => sheet[place] as { v: number; w: string });
  // Days since the end of 1899, of the wall clock in Moscow.
  const hours = 3 * 3_600_000;
  expect(cells.map(({ v }) => Math.round((v - 25_569) * 86_400_000))).toEqual(times.map((ms) => ms + hours));
  expect(cells.map(({ w }) => w)).toEqual(["2025-10-06 12:14:07", "2025-10-06 12:14:07.001", "2025-10-07 02:59:59.999"]);
});
