export type Priority = "critical" | "high" | "medium" | "low";

/** Impact Score of an incident: its anomalies times the systems these were seen on. */
export function impactScore(anomalies: number, systems: number): number {
  return anomalies * systems;
}

/** From which score on a problem without a playbook has which priority. */
const BY_SCORE: readonly [number, Priority][] = [
  [20, "critical"],
  [8, "high"],
  [2, "medium"],
];

/** Priority of an incident: its playbook's, else by its score. */
export function incidentPriority(playbook: Priority | null, score: number): Priority {
  return playbook ?? BY_SCORE.find(([least]) => score >= least)?.[1] ?? "low";
}
