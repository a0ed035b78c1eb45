import type { BadRow, FileReading, FileRow } from "./file-row";

/** The names a column may have in an object, compared without case, spaces and underscores. */
const NAMES: readonly (readonly string[])[] = [
  ["anomalyid", "idanomaly", "idаномалии"],
  ["anomaly", "anomalytext", "аномалия", "текстаномалии"],
  ["problemid", "idproblem", "idпроблемы"],
  ["problem", "problemtext", "проблема", "текстпроблемы"],
];

/**
 * Reads an array of 4-cell arrays, or of objects with the four names. `row` is the place in the array, from 1.
 * Objects whose names are all unknown are taken in the order of their names, as a file's columns would be.
 */
export function readJsonRows(text: string): FileReading {
  const list = parseList(text);
  if (!Array.isArray(list)) return { kind: "unreadable", bad: { row: 0, code: list, params: {} } };
  const rows: FileRow[] = [];
  const bad: BadRow[] = [];
  for (const [index, item] of list.entries()) {
    const cells = cellsOf(item);
    if (cells === null) bad.push({ row: index + 1, code: "not-a-row", params: {} });
    else rows.push({ row: index + 1, cells });
  }
  return { kind: "rows", rows, bad };
}

function parseList(text: string): unknown[] | "not-json" | "not-a-list" {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : "not-a-list";
  } catch {
    return "not-json";
  }
}

function cellsOf(item: unknown): string[] | null {
  if (Array.isArray(item)) return item.map(cellText);
  if (typeof item !== "object" || item === null) return null;
  const named = new Map(Object.entries(item).map(([name, value]) => [plain(name), value]));
  const known = NAMES.map((names) => names.find((name) => named.has(name)));
  const chosen: unknown[] = known.every((name) => name === undefined) ? Object.values(item) : known.map((name) => (name === undefined ? undefined : named.get(name)));
  // A name that is missing at the end is a missing column; one missing before is an empty cell.
  while (chosen.length > 0 && chosen.at(-1) === undefined) chosen.pop();
  return chosen.map(cellText);
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");

function cellText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
