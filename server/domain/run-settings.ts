import { DEFAULT_EXTRACT_LIMITS, type ExtractLimits } from "./extract/extract-limits";
import type { InstallationSettings } from "./installation-settings";
import { DEFAULT_MAX_LINE_LENGTH } from "./parse/segment-reader";
import { NOVEL_WINDOW_MICROS } from "./link/find-novel";
import { PREDICTION_WINDOW_MICROS } from "./link/predict";

/** What a result depends on beside its input, knowledge and model: a run keeps a copy from its creation. */
export interface RunSettings {
  limits: ExtractLimits;
  /** Characters kept of a line. */
  maxLineLength: number;
  /** Set where the caller named a year for times without one; else each file's own time decides. */
  givenYear: number | null;
  novelWindowMicros: number;
  predictionWindowMicros: number;
  /** Of files whose times are in another zone than the run's; absent where an earlier build made the run. */
  fileZones?: readonly FileZone[];
}

/** In which zones the times of a run are that name none themselves. */
export interface RunZones {
  timeZone: string;
  /** Of files that differ. */
  fileZones: readonly FileZone[];
}

/** The zone of a file's times that name none. */
export interface FileZone {
  /** The file's, inside the input. */
  path: string;
  timeZone: string;
}

/** The settings of a run where nobody changed any. */
export const DEFAULT_RUN_SETTINGS: RunSettings = {
  limits: DEFAULT_EXTRACT_LIMITS,
  maxLineLength: DEFAULT_MAX_LINE_LENGTH,
  givenYear: null,
  novelWindowMicros: NOVEL_WINDOW_MICROS,
  predictionWindowMicros: PREDICTION_WINDOW_MICROS,
  fileZones: [],
};

const MINUTE_MICROS = 60_000_000;
const HOUR_MICROS = 60 * MINUTE_MICROS;

/** What a new run is made with where these settings are in force; it keeps this copy, so that a later change leaves its result alone. */
export function runSettingsOf({ entries, totalBytes, entryBytes, ratio, lineCharacters, novelWindowMinutes, predictionWindowHours }: InstallationSettings): RunSettings {
  return {
    ...DEFAULT_RUN_SETTINGS,
    limits: { maxEntries: entries, maxTotalBytes: totalBytes, maxEntryBytes: entryBytes, maxRatio: ratio },
    maxLineLength: lineCharacters,
    novelWindowMicros: novelWindowMinutes * MINUTE_MICROS,
    predictionWindowMicros: predictionWindowHours * HOUR_MICROS,
  };
}
