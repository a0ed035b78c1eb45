import type { LinkedFinding, LinkedRun } from "./link-run";

/** A finding that only one of two states of a knowledge base gives. */
export interface FindingChange {
  change: "appears" | "vanishes";
  finding: LinkedFinding;
}

/** The findings of a run that appear and vanish between two states, by problem and anomaly, those that appear first. */
export function diffFindings(before: LinkedRun, after: LinkedRun): FindingChange[] {
  const key = ({ anomaly, problem }: LinkedFinding): string => `${problem.id}:${anomaly.id}`;
  const only = (one: LinkedRun, other: LinkedRun): LinkedFinding[] => {
    const known = new Set(other.findings.map(key));
    return one.findings.filter((finding) => !known.has(key(finding)));
  };
  return [
    ...only(after, before).map((finding): FindingChange => ({ change: "appears", finding })),
    ...only(before, after).map((finding): FindingChange => ({ change: "vanishes", finding })),
  ];
}
