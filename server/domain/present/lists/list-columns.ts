/** What the lists of a run that can be taken away as CSV say of each of their rows, column by column. */
export const LIST_COLUMNS = {
  incidents: ["rank", "id", "problem", "priority", "impact", "anomalies", "known", "systems", "errors", "first", "last", "similarity", "file", "line", "message"],
  anomalies: ["id", "anomaly", "problems", "lines", "system", "first", "similarity", "file", "line", "message"],
  predictions: ["issued", "kind", "id", "prediction", "basis", "likelihood", "outcome", "settled"],
  novel: ["first", "template", "occurrences", "suspected", "delta", "nearest", "similarity", "file", "line", "text"],
  unmatched: ["severity", "template", "occurrences", "first", "candidates", "file", "line", "text"],
  patterns: ["template", "records", "errors", "warnings", "systems", "first", "last", "problems", "anomalies"],
  logs: ["time", "severity", "system", "source", "file", "line", "text"],
} as const;

export type RunList = keyof typeof LIST_COLUMNS;
export type ListColumn = (typeof LIST_COLUMNS)[RunList][number];

/** A row of a list: numbers as they are, instants as ISO 8601 in UTC. */
export type ListRow<List extends RunList> = Record<(typeof LIST_COLUMNS)[List][number], string | number | null>;

export function isRunList(name: string): name is RunList {
  return Object.hasOwn(LIST_COLUMNS, name);
}
