import type { RunResult } from "./run-result";

/** What the `json` and `xml` exports of the platform's first version told of a run. */
export interface LegacyFields {
  task_id: string;
  filename: string;
  model: string;
  status: string;
  total_logs: number;
  total_errors: number;
  total_warnings: number;
  total_anomalies: number;
  processing_time_seconds: number;
}

/**
 * The old names of a run's figures; `total_anomalies` counts different anomalies, `total_logs` records.
 * @param inputName the file's, as `status` and `history` tell it: a run may be called otherwise
 */
export function legacyFields({ run, stats, findings }: RunResult, inputName: string): LegacyFields {
  return {
    task_id: run.id,
    filename: inputName,
    model: run.model,
    status: run.status === "cancelled" ? "failed" : run.status,
    total_logs: stats.events,
    total_errors: stats.errors,
    total_warnings: stats.warnings,
    total_anomalies: new Set(findings.map((finding) => finding.anomalyId)).size,
    processing_time_seconds: stats.durationMs / 1000,
  };
}
