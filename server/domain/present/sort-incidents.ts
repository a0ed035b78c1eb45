import type { IncidentAsOf } from "./as-of-incident";

/** The columns that incidents can be ordered by. */
export const INCIDENT_SORTS = ["rank", "problem", "impact", "anomalies", "errors", "first", "last", "similarity"] as const;
export type IncidentSort = (typeof INCIDENT_SORTS)[number];

export interface IncidentOrder {
  sort: IncidentSort;
  /** The order that is not the natural one of the column. */
  isReversed: boolean;
}

export interface RankedIncident {
  rank: number;
  incident: IncidentAsOf;
}

type Key = (ranked: RankedIncident) => number;

interface Column {
  key: Key;
  /** The natural order: what is looked for first comes first. */
  begins: "smallest" | "largest";
}

const COLUMNS: Record<IncidentSort, Column> = {
  rank: { key: ({ rank }) => rank, begins: "smallest" },
  problem: { key: ({ incident }) => incident.facts.problemId, begins: "smallest" },
  impact: { key: ({ incident }) => incident.impact, begins: "largest" },
  anomalies: { key: ({ incident }) => incident.findings.length, begins: "largest" },
  errors: { key: ({ incident }) => incident.errors, begins: "largest" },
  first: { key: ({ incident }) => incident.facts.firstMicros ?? Infinity, begins: "smallest" },
  last: { key: ({ incident }) => incident.lastMicros ?? -Infinity, begins: "largest" },
  similarity: { key: ({ incident }) => incident.facts.similarity, begins: "largest" },
};

/** Whether the largest comes first. */
export function isDescending({ sort, isReversed }: IncidentOrder): boolean {
  return (COLUMNS[sort].begins === "largest") !== isReversed;
}

/**
 * The incidents in the order of a column; equal ones stay in the order of their rank.
 * @param incidents by rank
 */
export function sortIncidents(incidents: readonly IncidentAsOf[], order: IncidentOrder): RankedIncident[] {
  const ranked = incidents.map((incident, at) => ({ rank: at + 1, incident }));
  const { key } = COLUMNS[order.sort];
  const sign = isDescending(order) ? -1 : 1;
  return ranked.sort((a, b) => (key(a) === key(b) ? a.rank - b.rank : sign * (key(a) < key(b) ? -1 : 1)));
}
