import type { SettingName } from "@/server/domain/installation-settings";

/** The settings as they stand on the page. */
export const SETTING_GROUPS = {
  matching: ["matching", "novelWindowMinutes", "predictionWindowHours"],
  limits: ["uploadBytes", "entries", "totalBytes", "entryBytes", "ratio", "lineCharacters", "queuedRuns", "requestsPerMinute"],
  retention: ["runDays", "uploadDays"],
} as const satisfies Record<string, readonly SettingName[]>;

/** The variable that wins over the page, by setting. */
export const VARIABLES: Partial<Record<SettingName, string>> = {
  matching: "MATCHING",
  uploadBytes: "LIMIT_UPLOAD_BYTES",
  entries: "LIMIT_ENTRIES",
  totalBytes: "LIMIT_TOTAL_BYTES",
  ratio: "LIMIT_RATIO",
  lineCharacters: "LIMIT_LINE_CHARACTERS",
  queuedRuns: "LIMIT_QUEUED_RUNS",
  requestsPerMinute: "LIMIT_REQUESTS_PER_MINUTE",
  runDays: "RETENTION_RUN_DAYS",
  uploadDays: "RETENTION_UPLOAD_DAYS",
};
