/** A stretch of log time in microseconds. */
export interface TimeStretch {
  fromMicros: number;
  toMicros: number;
}

/** The instant that a part of an address names; null where it names none. */
export function readInstant(value: string | null): number | null {
  const ms = value === null ? Number.NaN : Date.parse(value);
  return Number.isFinite(ms) ? ms * 1000 : null;
}

/** The stretch that a part of an address names, `from/to`; null where it names none. */
export function readStretch(value: string | null): TimeStretch | null {
  const [from = null, to = null] = value?.split("/") ?? [];
  const [fromMicros, toMicros] = [readInstant(from), readInstant(to)];
  return fromMicros !== null && toMicros !== null && fromMicros < toMicros ? { fromMicros, toMicros } : null;
}

export function writeInstant(micros: number): string {
  return new Date(micros / 1000).toISOString();
}

export function writeStretch({ fromMicros, toMicros }: TimeStretch): string {
  return `${writeInstant(fromMicros)}/${writeInstant(toMicros)}`;
}
