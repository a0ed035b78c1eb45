/** What the records of a run are told apart by: each holds one or more severities. */
export const LOG_LEVELS = ["error", "warning", "info", "debug", "none"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_SUBJECTS = ["problem", "anomaly", "incident"] as const;

/** What records were recognised as; `incident` is a problem's own ERRORs with the anomalies of its findings. */
export interface LogSubject {
  kind: (typeof LOG_SUBJECTS)[number];
  id: number;
}

/** Which records of a run are meant. Each part narrows; null, or an empty one, does not. */
export interface LogFilter {
  /** `error` is ERROR and worse, `debug` DEBUG and TRACE, `none` a severity that is not known. */
  levels: readonly LogLevel[];
  fileNumber: number | null;
  system: string | null;
  source: string | null;
  templateNumber: number | null;
  of: LogSubject | null;
  /** Part of the line, in any case. */
  text: string;
  /** In microseconds; the end is outside. */
  span: { fromMicros: number; toMicros: number } | null;
}

export const EVERY_RECORD: LogFilter = { levels: [], fileNumber: null, system: null, source: null, templateNumber: null, of: null, text: "", span: null };

/** Whether it leaves anything out. */
export function isNarrowed({ levels, fileNumber, system, source, templateNumber, of, text, span }: LogFilter): boolean {
  return levels.length > 0 || fileNumber !== null || system !== null || source !== null || templateNumber !== null || of !== null || text !== "" || span !== null;
}
