import type { Locale } from "../present/format";
import type { Timeline } from "../present/charts/merge-buckets";
import type { OutsideRecords, TimeGrid } from "../time-grid";
import type { LinePlace, Priority, RunResult } from "./run-result";

/** A playbook as a report shows it. */
export interface ReportPlaybook {
  title: string;
  priority: Priority;
  owner: string | null;
  /** Plain text, one step each. */
  steps: readonly string[];
  /** `suggested`: the nearest in meaning, nobody has confirmed it for this problem. */
  status: "confirmed" | "suggested";
}

/** What a report says of a problem beside the run's own result. */
export interface ReportProblem {
  text: string;
  playbook: ReportPlaybook | null;
  /** The systems its anomalies were seen on, most lines first; empty where the problem did not occur. */
  systems: readonly string[];
}

/** Matched lines of one system. */
export interface SystemImpact {
  system: string;
  errors: number;
  warnings: number;
}

/** What the reports need beside the `RunResult`. */
export interface ReportContext {
  locale: Locale;
  /** The zone times are shown in: an IANA name, `UTC` or an offset. */
  zone: string;
  /** Every problem that the result names, by id. */
  problems: ReadonlyMap<number, ReportProblem>;
  /** The knowledge base's text of every anomaly that the result names, by id. */
  anomalyTexts: ReadonlyMap<number, string>;
  timeline: Timeline;
  /** The time of the run. */
  grid: TimeGrid;
  /** Records that the timeline does not reach. */
  outside: OutsideRecords;
  /** Matched lines by system. */
  systems: readonly SystemImpact[];
  /** The ERROR that a novel anomaly follows, by `novelKey`. One that is missing leaves file and line empty. */
  novelTriggers: ReadonlyMap<string, Pick<LinePlace, "file" | "line" | "timestamp">>;
}

/** A result and what is said beside it: the one input of every report. */
export interface ReportInput {
  result: RunResult;
  context: ReportContext;
}

/** The key of a novel anomaly in `novelTriggers`. */
export function novelKey(novel: Pick<LinePlace, "file" | "line">): string {
  return `${novel.file}:${novel.line}`;
}
