import type { RunFigures } from "@/server/api/compare";
import type { Format } from "@/server/domain/present/format";

type NumericFigure = { [Name in keyof RunFigures]: RunFigures[Name] extends number | null ? Name : never }[keyof RunFigures];

/** A row of the figures side by side. */
export interface FigureRow {
  name: Extract<NumericFigure, "errors" | "warnings" | "problems" | "anomalies" | "novel" | "unmatched" | "earlyWarnings" | "systems" | "templates" | "records" | "lines" | "unreadLines" | "bytes" | "durationMs"> | "spanMs";
  /** Whether more of it is bad news, or says nothing by itself. */
  tone: "bad" | "plain";
  unit: "count" | "bytes" | "duration";
  /** What the run's page is to show for it. */
  query: string;
}

export const FIGURE_ROWS: readonly FigureRow[] = [
  { name: "errors", tone: "bad", unit: "count", query: "tab=logs&severity=error" },
  { name: "warnings", tone: "bad", unit: "count", query: "tab=logs&severity=warning" },
  { name: "problems", tone: "bad", unit: "count", query: "" },
  { name: "anomalies", tone: "bad", unit: "count", query: "tab=anomalies" },
  { name: "novel", tone: "bad", unit: "count", query: "tab=novel" },
  { name: "unmatched", tone: "bad", unit: "count", query: "tab=unmatched" },
  { name: "earlyWarnings", tone: "bad", unit: "count", query: "tab=predictions" },
  { name: "systems", tone: "plain", unit: "count", query: "" },
  { name: "templates", tone: "plain", unit: "count", query: "tab=patterns" },
  { name: "records", tone: "plain", unit: "count", query: "tab=logs" },
  { name: "lines", tone: "plain", unit: "count", query: "tab=files" },
  { name: "unreadLines", tone: "bad", unit: "count", query: "tab=files" },
  { name: "bytes", tone: "plain", unit: "bytes", query: "tab=files" },
  { name: "spanMs", tone: "plain", unit: "duration", query: "" },
  { name: "durationMs", tone: "plain", unit: "duration", query: "tab=jobs" },
];

/** A figure of a run; null where it has none (yet). */
export function figureOf(run: RunFigures, name: FigureRow["name"]): number | null {
  if (name === "spanMs") return run.firstMicros === null || run.lastMicros === null ? null : (run.lastMicros - run.firstMicros) / 1000;
  // What is counted only at the end of a run would be a zero before.
  return run.status === "completed" || name === "durationMs" ? run[name] : null;
}

/** A figure in its unit. */
export function figureText(value: number | null, unit: FigureRow["unit"], format: Format): string {
  return unit === "bytes" ? format.bytes(value) : unit === "duration" ? format.duration(value) : format.number(value);
}

/** A difference with its sign, true minus and all. */
export function differenceText(difference: number, unit: FigureRow["unit"], format: Format): string {
  return `${difference > 0 ? "+" : "−"}${figureText(Math.abs(difference), unit, format)}`;
}

export function runHref(runId: number, query: string): string {
  return `/runs/${String(runId)}${query === "" ? "" : `?${query}`}`;
}
