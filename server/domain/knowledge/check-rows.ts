import type { BadRow, FileRow, RowParams } from "./file-row";
import { linkKey, sortKnowledge, type Knowledge } from "./knowledge";

/** Something a person may want to know, though the file was taken. */
export interface FileWarning {
  code: "identical-row" | "more-identical-rows";
  params: RowParams;
}

/** A knowledge base file that was read, or every row that is wrong in it. */
export type KnowledgeReading = { kind: "ok"; knowledge: Knowledge; warnings: FileWarning[] } | { kind: "refused"; rows: BadRow[] };

const COLUMNS = ["anomalyId", "anomalyText", "problemId", "problemText"] as const;

/** The rows told of one kind, the first ones: who chose the wrong file learns nothing from what is wrong in the 200,000th. */
const TOLD_ROWS = 1_000;

/** The characters of a cell that are quoted where it should be an id. */
const QUOTED_CHARACTERS = 60;

/** The largest id the database holds. */
const LARGEST_ID = 2_147_483_647;

interface Row {
  row: number;
  anomalyId: number;
  anomalyText: string;
  problemId: number;
  problemText: string;
}

/** An id or text that was seen, and where first. */
interface Seen {
  text: string;
  row: number;
}

/**
 * Turns rows into knowledge by the rules of the format: row 1 is a header if its first cell is no integer, ids are
 * positive integers, an identical row counts once, and whatever else is wrong refuses the file with its bad rows. Beyond a
 * thousand they are named in one item at the end, by their numbers only.
 * @param bad what was wrong before the rows could be looked at
 */
export function checkRows(rows: readonly FileRow[], bad: readonly BadRow[] = []): KnowledgeReading {
  const content = hasHeader(rows) ? rows.slice(1) : rows;
  const refused: BadRow[] = [...bad];
  const good: Row[] = [];
  for (const row of content) {
    const checked = checkRow(row);
    if (checked.kind === "row") good.push(checked.row);
    else refused.push(...checked.bad);
  }
  if (content.length === 0 && refused.length === 0) refused.push({ row: 0, code: "no-rows", params: {} });
  const gathered = gather(good);
  refused.push(...gathered.bad);
  if (refused.length > 0) return { kind: "refused", rows: firstOf(refused.toSorted((one, other) => one.row - other.row), (rest) => ({ row: 0, code: "more", params: { found: rest.length, rows: rowRanges(rest) } })) };
  return { kind: "ok", knowledge: gathered.knowledge, warnings: firstOf(gathered.warnings, (rest) => ({ code: "more-identical-rows", params: { found: rest.length } })) };
}

/** The first of a list, and behind them an item that stands for the rest. */
function firstOf<Item>(items: readonly Item[], more: (rest: readonly Item[]) => Item): Item[] {
  return items.length <= TOLD_ROWS ? [...items] : [...items.slice(0, TOLD_ROWS), more(items.slice(TOLD_ROWS))];
}

/** The numbers of rows in order, those that follow each other as one range: `3, 5-200000`. */
function rowRanges(rows: readonly BadRow[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const { row } of rows) {
    const last = ranges.at(-1);
    if (last && row <= last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(", ");
}

const quoted = (text: string): string => (text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text);

function hasHeader(rows: readonly FileRow[]): boolean {
  const first = rows[0];
  return first !== undefined && !/^[+-]?\d+$/.test((first.cells[0] ?? "").trim());
}

function checkRow({ row, cells }: FileRow): { kind: "row"; row: Row } | { kind: "bad"; bad: BadRow[] } {
  if (cells.length < COLUMNS.length) return { kind: "bad", bad: [{ row, code: "missing-column", params: { found: cells.length } }] };
  if (cells.slice(COLUMNS.length).some((cell) => cell.trim() !== "")) {
    return { kind: "bad", bad: [{ row, code: "extra-column", params: { found: cells.length } }] };
  }
  const texts = cells.map((cell) => cell.trim());
  const bad = COLUMNS.flatMap((column, index) => checkCell(row, column, texts[index] ?? ""));
  if (bad.length > 0) return { kind: "bad", bad };
  const [anomalyId = "", anomalyText = "", problemId = "", problemText = ""] = texts;
  return { kind: "row", row: { row, anomalyId: Number(anomalyId), anomalyText, problemId: Number(problemId), problemText } };
}

function checkCell(row: number, column: (typeof COLUMNS)[number], text: string): BadRow[] {
  if (text === "") return [{ row, code: "empty-cell", params: { column } }];
  if (column === "anomalyText" || column === "problemText") {
    // Postgres text cannot hold U+0000, and half a surrogate pair is no character.
    return text.includes("\0") || /\p{Surrogate}/u.test(text) ? [{ row, code: "unreadable-character", params: { column } }] : [];
  }
  if (!/^\+?\d+$/.test(text) || Number(text) === 0) return [{ row, code: "id-not-positive-integer", params: { column, value: quoted(text) } }];
  return Number(text) > LARGEST_ID ? [{ row, code: "id-too-large", params: { column, value: quoted(text), largest: LARGEST_ID } }] : [];
}

function gather(rows: readonly Row[]): { knowledge: Knowledge; warnings: FileWarning[]; bad: BadRow[] } {
  const problems = new Map<number, Seen>();
  const anomalies = new Map<number, Seen>();
  const links = new Map<string, Row>();
  const bad: BadRow[] = [];
  const warnings: FileWarning[] = [];
  for (const row of rows) {
    const conflicts = [
      ...keepText(anomalies, { kind: "anomaly", id: row.anomalyId, text: row.anomalyText, row: row.row }),
      ...keepText(problems, { kind: "problem", id: row.problemId, text: row.problemText, row: row.row }),
    ];
    bad.push(...conflicts);
    if (conflicts.length > 0) continue;
    const key = linkKey(row.problemId, row.anomalyId);
    const first = links.get(key);
    if (first) warnings.push({ code: "identical-row", params: { row: row.row, firstRow: first.row } });
    else links.set(key, row);
  }
  const knowledge = sortKnowledge({
    problems: [...problems].map(([id, { text }]) => ({ id, text })),
    anomalies: [...anomalies].map(([id, { text }]) => ({ id, text })),
    links: [...links.values()].map(({ anomalyId, problemId }) => ({ anomalyId, problemId })),
  });
  return { knowledge, warnings, bad };
}

function keepText(seen: Map<number, Seen>, entry: { kind: "anomaly" | "problem"; id: number; text: string; row: number }): BadRow[] {
  const { kind, id, text, row } = entry;
  const first = seen.get(id);
  if (!first) seen.set(id, { text, row });
  if (!first || first.text === text) return [];
  return [{ row, code: "two-texts", params: { kind, id, text, firstText: first.text, firstRow: first.row } }];
}
