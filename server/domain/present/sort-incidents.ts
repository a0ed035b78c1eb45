import type { IncidentAsOf } from "./as-of-incident";

/** The columns that incidents can be ordered by. */
export const INCIDENT_SORTS = ["rank", "problem", "impact", "anomalies", "errors", "first", "last", "similarity"] as const;
export type IncidentSort = (typeof INCIDENT_SORTS)[number];

export interface IncidentOrder {
  sort: IncidentSort;
  /** The order that is not the natural one of the column. */
  isReversed: boolean;
}

type Key = (incident: IncidentAsOf) => number;

/** Ascending by these numbers is the natural order of a column: figures largest first, times earliest first. */
const KEYS: Record<Exclude<IncidentSort, "rank">, Key> = {
  problem: ({ facts }) => facts.problemId,
  impact: ({ impact }) => -impact,
  anomalies: ({ findings }) => -findings.length,
  errors: ({ errors }) => -errors,
  first: ({ facts }) => facts.firstMicros ?? Infinity,
  last: ({ lastMicros }) => -(lastMicros ?? -Infinity),
  similarity: ({ facts }) => -facts.similarity,
};

export interface RankedIncident {
  rank: number;
  incident: IncidentAsOf;
}

/**
 * The incidents in the order of a column; equal ones stay in the order of their rank.
 * @param incidents by rank
 */
export function sortIncidents(incidents: readonly IncidentAsOf[], { sort, isReversed }: IncidentOrder): RankedIncident[] {
  const ranked = incidents.map((incident, at) => ({ rank: at + 1, incident }));
  const key: (one: RankedIncident) => number = sort === "rank" ? ({ rank }) => rank : ({ incident }) => KEYS[sort](incident);
  const sign = isReversed ? -1 : 1;
  return ranked.sort((a, b) => (key(a) === key(b) ? a.rank - b.rank : sign * (key(a) < key(b) ? -1 : 1)));
}
