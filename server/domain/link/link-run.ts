import { compareSightings, latest, type Sighting } from "./sighting";

/** What a template was recognised as on one road, with its records there. */
export interface LinkedTemplate {
  number: number;
  road: "error" | "warning";
  outcome: "matched" | "ambiguous" | "unmatched";
  /** Problem ids on the error road, anomaly ids on the warning road. */
  targetIds: readonly number[];
  similarity: number;
  probability: number | null;
  decidedBy: "strict" | "calibrated" | "correction";
  route: "context" | "fallback" | null;
  records: number;
  first: Sighting;
  lastMicros: number | null;
}

export interface KnowledgeLink {
  anomalyId: number;
  problemId: number;
}

/** A problem or an anomaly as the run saw it, over all templates that were recognised as it. */
export interface Seen {
  id: number;
  /** Of the template that fits best. */
  similarity: number;
  probability: number | null;
  decidedBy: LinkedTemplate["decidedBy"];
  route: LinkedTemplate["route"];
  records: number;
  first: Sighting;
  lastMicros: number | null;
  /** The templates recognised as it, the best first. */
  templates: number[];
}

export interface LinkedFinding {
  anomaly: Seen;
  problem: Seen;
}

export interface LinkedRun {
  /** Active problems by id. */
  problems: Map<number, Seen>;
  /** All recognised anomalies by id, whether or not a problem of theirs is active. */
  anomalies: Map<number, Seen>;
  /** By problem, then anomaly. */
  findings: LinkedFinding[];
}

/**
 * Joins what was recognised: the problems some ERROR of the run matched, and one finding for each active problem that a
 * seen anomaly is linked to.
 */
export function linkRun(templates: readonly LinkedTemplate[], links: readonly KnowledgeLink[]): LinkedRun {
  const problems = gather(templates.filter((template) => template.road === "error"));
  const anomalies = gather(templates.filter((template) => template.road === "warning"));
  const findings: LinkedFinding[] = [];
  for (const { anomalyId, problemId } of [...links].sort((a, b) => a.problemId - b.problemId || a.anomalyId - b.anomalyId)) {
    const anomaly = anomalies.get(anomalyId);
    const problem = problems.get(problemId);
    if (anomaly && problem) findings.push({ anomaly, problem });
  }
  return { problems, anomalies, findings };
}

function gather(templates: readonly LinkedTemplate[]): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  const bestFirst = templates.filter((template) => template.outcome === "matched").sort((a, b) => b.similarity - a.similarity || a.number - b.number);
  for (const template of bestFirst) {
    for (const id of namedIds(template)) {
      const known = seen.get(id);
      if (known) add(known, template);
      else seen.set(id, start(id, template));
    }
  }
  return new Map([...seen].sort(([a], [b]) => a - b));
}

/** Of several ids with one text, context names those linked to an active problem; elsewhere the lowest stands for all. */
function namedIds({ route, targetIds }: LinkedTemplate): readonly number[] {
  return route === "context" ? targetIds : targetIds.slice(0, 1);
}

function start(id: number, template: LinkedTemplate): Seen {
  const { similarity, probability, decidedBy, route, records, first, lastMicros } = template;
  return { id, similarity, probability, decidedBy, route, records, first, lastMicros, templates: [template.number] };
}

function add(seen: Seen, template: LinkedTemplate): void {
  seen.records += template.records;
  seen.lastMicros = latest(seen.lastMicros, template.lastMicros);
  if (compareSightings(template.first, seen.first) < 0) seen.first = template.first;
  seen.templates.push(template.number);
}
