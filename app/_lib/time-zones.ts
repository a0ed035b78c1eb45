/** The zones to choose from: UTC first, then every name the runtime knows, and the one that is set where it is neither. */
export function timeZones(chosen: string | null): string[] {
  return [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...(chosen === null ? [] : [chosen])])];
}
