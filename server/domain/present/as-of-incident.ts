import { tally, type IndexedFinding, type IndexedIncident, type IndexedSeries } from "./as-of-index";
import type { FindingFacts, IncidentFacts } from "./run-picture";

/** A finding as it stood at an instant. */
export interface FindingAsOf {
  facts: FindingFacts;
  occurrences: number;
}

/** Matched records of one problem on one system. */
export interface SystemCounts {
  errors: number;
  warnings: number;
}

/** A problem as it stood at an instant. */
export interface IncidentAsOf {
  facts: IncidentFacts;
  exists: boolean;
  impact: number;
  errors: number;
  warnings: number;
  /** Those that exist by then, earliest first. */
  findings: readonly FindingAsOf[];
  /** Where its anomalies were seen (its ERRORs where it has none), most records first. */
  systems: readonly string[];
  lastMicros: number | null;
  bySystem: ReadonlyMap<string, SystemCounts>;
}

/**
 * A problem as it stood when `index` buckets had passed.
 * @param isEnd at the end of the log, where the totals count, with the records that carry no time
 */
export function incidentAsOf(incident: IndexedIncident, index: number, isEnd: boolean): IncidentAsOf {
  const { facts } = incident;
  if (!isEnd && incident.from > index) return notYet(facts);
  const counter = new SystemCounter(index);
  const errors = counter.add("errors", incident.errors);
  const existing = incident.findings.filter((finding) => isEnd || finding.from <= index);
  const findings = existing.map((finding) => findingAsOf(finding, counter, isEnd));
  const warnings = findings.reduce((sum, finding) => sum + finding.occurrences, 0);
  const shared = { facts, exists: true, warnings, findings, bySystem: counter.bySystem };
  if (isEnd) {
    const systems = byRecords([...facts.systemsAtEnd], counter.bySystem);
    return { ...shared, errors: facts.errorsAtEnd, impact: facts.impactAtEnd, systems, lastMicros: facts.lastMicros };
  }
  const ofAnomalies = [...counter.bySystem].flatMap(([system, counts]) => (counts.warnings > 0 ? [system] : []));
  const systems = byRecords(ofAnomalies.length > 0 ? ofAnomalies : [...counter.bySystem.keys()], counter.bySystem);
  return { ...shared, errors, impact: findings.length * ofAnomalies.length, systems, lastMicros: counter.lastErrorMicros };
}

function findingAsOf({ facts, series }: IndexedFinding, counter: SystemCounter, isEnd: boolean): FindingAsOf {
  const occurrences = counter.add("warnings", series);
  return { facts, occurrences: isEnd ? facts.occurrencesAtEnd : occurrences };
}

/** Adds series up by system. */
class SystemCounter {
  readonly bySystem = new Map<string, SystemCounts>();
  lastErrorMicros: number | null = null;

  constructor(private readonly index: number) {}

  /** @returns the records of all of them */
  add(kind: keyof SystemCounts, all: readonly IndexedSeries[]): number {
    let sum = 0;
    for (const series of all) {
      const counted = tally(series, this.index);
      if (counted === null) continue;
      sum += counted.records;
      const counts = this.bySystem.get(series.system) ?? { errors: 0, warnings: 0 };
      counts[kind] += counted.records;
      this.bySystem.set(series.system, counts);
      if (kind === "errors") this.lastErrorMicros = Math.max(this.lastErrorMicros ?? -Infinity, counted.lastMicros);
    }
    return sum;
  }
}

function byRecords(systems: string[], bySystem: ReadonlyMap<string, SystemCounts>): string[] {
  const records = (system: string): number => {
    const counts = bySystem.get(system);
    return counts === undefined ? 0 : counts.errors + counts.warnings;
  };
  return systems.sort((a, b) => records(b) - records(a) || (a < b ? -1 : 1));
}

function notYet(facts: IncidentFacts): IncidentAsOf {
  return { facts, exists: false, impact: 0, errors: 0, warnings: 0, findings: [], systems: [], lastMicros: null, bySystem: new Map() };
}
