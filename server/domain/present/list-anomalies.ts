import type { AsOfState } from "./as-of";
import type { FindingAsOf } from "./as-of-incident";
import type { IncidentFacts } from "./run-picture";

export interface ListedAnomaly extends FindingAsOf {
  /** The problems it was seen with. */
  problems: IncidentFacts[];
}

/** The anomalies among the findings of an instant, each once, earliest first. */
export function listAnomalies(state: Pick<AsOfState, "incidents">): ListedAnomaly[] {
  const byId = new Map<number, ListedAnomaly>();
  for (const { facts: problem, findings } of state.incidents) {
    for (const finding of findings) {
      const known = byId.get(finding.facts.anomalyId);
      if (known === undefined) byId.set(finding.facts.anomalyId, { ...finding, problems: [problem] });
      else known.problems.push(problem);
    }
  }
  return [...byId.values()].sort((a, b) => (a.facts.firstMicros ?? Infinity) - (b.facts.firstMicros ?? Infinity) || a.facts.anomalyId - b.facts.anomalyId);
}
