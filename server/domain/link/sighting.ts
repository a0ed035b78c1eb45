/** Where something was first seen. `micros` is null in a file without any time. */
export interface Sighting {
  micros: number | null;
  /** Number of the file: the place of its path in the order of bytes. */
  file: number;
  line: number;
  text: string;
}

/** The order of "earliest": by time, then path, then line; what has no time comes last. */
export function compareSightings(a: Omit<Sighting, "text">, b: Omit<Sighting, "text">): number {
  if (a.micros !== b.micros) {
    if (a.micros === null) return 1;
    if (b.micros === null) return -1;
    return a.micros - b.micros;
  }
  return a.file - b.file || a.line - b.line;
}

/** The later of two instants; null where both are. */
export function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
