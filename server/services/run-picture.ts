import { findRunHead } from "@/server/db/run-page";
import { type FirstLineRow, listBuckets, listFindings, listFirstLines, listIncidents, listMatchedSeries, listPredictions, listSystems, listUnknownSightings } from "@/server/db/run-picture";
import type { FindingFacts, IncidentFacts, PredictionFacts, RunPicture } from "@/server/domain/present/run-picture";
import { NO_TIME } from "@/server/domain/time-grid";
import { loadRevision, type LoadedRevision } from "./knowledge-revisions";

/** What the Time Machine of a run counts with; null where there is no such run. */
export async function findRunPicture(runId: number): Promise<RunPicture | null> {
  const head = await findRunHead(runId);
  if (head === null) return null;
  const grid = head.grid ?? NO_TIME;
  const [buckets, systems, matched, incidents, findings, predictions, sightings, knowledge] = await Promise.all([
    listBuckets(runId),
    listSystems(runId),
    listMatchedSeries(runId, grid),
    listIncidents(runId),
    listFindings(runId),
    listPredictions(runId),
    listUnknownSightings(runId),
    head.revisionId === null ? null : loadRevision(head.revisionId),
  ]);
  const lines = new FirstLines(await listFirstLines(head, [...incidents, ...findings]));
  const names = new KnowledgeNames(knowledge);
  return {
    ...grid,
    severity: { buckets: buckets.map((row) => row.bucket), errors: buckets.map((row) => row.errors), warnings: buckets.map((row) => row.warnings), others: buckets.map((row) => row.others) },
    totals: { errors: head.errors, warnings: head.warningRecords, others: head.records - head.errors - head.warningRecords },
    systems,
    incidents: incidents.map((row): IncidentFacts => {
      const { problemId, title, priority, similarity, firstMicros, lastMicros } = row;
      return { problemId, title, priority, similarity, firstMicros, lastMicros, impactAtEnd: row.impact, anomaliesAtEnd: row.anomalies, errorsAtEnd: row.errors, systemsAtEnd: row.systems, anomaliesKnown: names.anomaliesOf(problemId), ...lines.of(row) };
    }),
    findings: findings.map((row): FindingFacts => {
      const { problemId, anomalyId, similarity, route, firstMicros } = row;
      return { problemId, anomalyId, similarity, route, firstMicros, text: names.anomaly(anomalyId), occurrencesAtEnd: row.occurrences, ...lines.of(row) };
    }),
    matched,
    predictions: predictions.map((row): PredictionFacts => ({ ...row, anomalyId: row.kind === "anomaly" ? row.anomalyId : null, text: row.kind === "anomaly" ? names.anomaly(row.anomalyId) : names.problem(row.problemId) })),
    novelMicros: sightings.novel,
    unmatchedMicros: sightings.unmatched,
  };
}

interface PlacedRow {
  fileNumber: number;
  file: string;
  line: number;
  text: string;
}

/** The messages and systems of first lines, by where they stand. */
class FirstLines {
  private readonly byPlace: Map<string, FirstLineRow>;

  constructor(rows: readonly FirstLineRow[]) {
    this.byPlace = new Map(rows.map((row) => [`${String(row.fileNumber)}:${String(row.line)}`, row]));
  }

  /** A line without a stored record is shown whole. */
  of({ fileNumber, file, line, text }: PlacedRow): Pick<IncidentFacts, "place" | "message" | "system"> {
    const record = this.byPlace.get(`${String(fileNumber)}:${String(line)}`);
    const message = record === undefined ? text : (record.message ?? record.text.slice(Math.max(0, record.messageStart)));
    return { place: { fileNumber, file, line }, message: firstLineOf(message), system: record?.system ?? null };
  }
}

/** A record of several lines is named by its first. */
function firstLineOf(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}

/** Texts and counts of a revision by id; empty where the run has none yet. */
class KnowledgeNames {
  private readonly problems: Map<number, string>;
  private readonly anomalies: Map<number, string>;
  private readonly counts = new Map<number, number>();

  constructor(knowledge: LoadedRevision | null) {
    this.problems = new Map(knowledge?.problems.map(({ id, text }) => [id, text]));
    this.anomalies = new Map(knowledge?.anomalies.map(({ id, text }) => [id, text]));
    for (const { problemId } of knowledge?.links ?? []) this.counts.set(problemId, (this.counts.get(problemId) ?? 0) + 1);
  }

  problem(id: number): string {
    return this.problems.get(id) ?? "";
  }

  anomaly(id: number): string {
    return this.anomalies.get(id) ?? "";
  }

  anomaliesOf(problemId: number): number {
    return this.counts.get(problemId) ?? 0;
  }
}
