import { DEFAULT_EXTRACT_LIMITS, type ExtractLimits } from "./extract/extract-limits";
import { DEFAULT_MAX_LINE_LENGTH } from "./parse/segment-reader";
import { NOVEL_WINDOW_MICROS } from "./link/find-novel";

/** What a result depends on beside its input, knowledge and model: a run keeps a copy from its creation. */
export interface RunSettings {
  limits: ExtractLimits;
  /** Characters kept of a line. */
  maxLineLength: number;
  /** Set where the caller named a year for times without one; else each file's own time decides. */
  givenYear: number | null;
  novelWindowMicros: number;
}

/** The settings of a run where nobody changed any. */
export const DEFAULT_RUN_SETTINGS: RunSettings = {
  limits: DEFAULT_EXTRACT_LIMITS,
  maxLineLength: DEFAULT_MAX_LINE_LENGTH,
  givenYear: null,
  novelWindowMicros: NOVEL_WINDOW_MICROS,
};
