import { inferSeverity } from "./infer-severity";
import { createRecordReader } from "./record-reader";
import type { Severity } from "./severity";
import { basisOfYear } from "./time-basis";
import type { Zone } from "./zone";

/** A line that somebody pasted, as the parser reads it. */
export interface PastedRecord {
  message: string;
  /** Null where nothing says one. */
  severity: Severity | null;
  source: string | null;
  utcMicros: number | null;
  /** False where no format explains the text: it is then all message. */
  isRecognised: boolean;
}

/**
 * Reads the first record of a pasted text.
 * @param zone for times without one; null is a zone that is not known any more: the times are then left out
 * @param year for times without one; a time without a date is left out
 */
export function readPastedLine(text: string, zone: Zone | null, year: number): PastedRecord {
  const records: PastedRecord[] = [];
  if (zone !== null) {
    const reader = createRecordReader({ zone, basis: basisOfYear(year), onRecord: ({ message, severity, source, utcMicros }) => records.push({ message, severity, source, utcMicros, isRecognised: true }) });
    for (const line of text.split(/\r?\n/)) reader.push(line, false);
    reader.end();
  }
  const message = text.trim();
  return records[0] ?? { message, severity: inferSeverity(message), source: null, utcMicros: null, isRecognised: false };
}
