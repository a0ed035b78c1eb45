/** What stands in for what the times of a file leave out. Plain JSON: it is kept with the file. */
export interface TimeBasis {
  /** The year of the first record, see resolveYear. */
  year: number;
  /** No record is later than this, UTC microseconds; null where nothing is known. */
  notAfterMicros: number | null;
  /** The day of the first record, in days since 1970; null where nothing tells. */
  firstDay: number | null;
  /** The hour that all its records fall into, local microseconds; null where nothing tells. */
  hourMicros: number | null;
}

/** What is known of a text that nothing is known of but the year. */
export function basisOfYear(year: number): TimeBasis {
  return { year, notAfterMicros: null, firstDay: null, hourMicros: null };
}
