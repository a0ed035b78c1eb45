/**
 * The files of a run by the job that writes them: the one with pictures takes as long as all others together. The names are a
 * contract with other programs.
 */
export const REPORT_PARTS = [
  [
    "result.json",
    "submit_report.xlsx",
    "submit_report.csv",
    "predictive_alerts.xlsx",
    "novel_anomalies.xlsx",
    "playbooks_recommendations.csv",
    "playbooks_recommendations.txt",
    "incident_report.txt",
  ],
  ["incident_report.pdf"],
] as const;

export type ReportFileName = (typeof REPORT_PARTS)[number][number];

/** Every file of a run, in the order people read of them. */
export const REPORT_FILE_NAMES: readonly ReportFileName[] = REPORT_PARTS.flat();
