import type { TimeGrid } from "../time-grid";

/** A problem of the knowledge base that an ERROR of the run matched, as it stands by the end of the log. */
export interface IncidentFacts {
  problemId: number;
  title: string;
  priority: "critical" | "high" | "medium" | "low";
  similarity: number;
  impactAtEnd: number;
  anomaliesAtEnd: number;
  errorsAtEnd: number;
  systemsAtEnd: readonly string[];
  /** Anomalies that the knowledge base links to the problem. */
  anomaliesKnown: number;
  /** Null where no ERROR of it carries a time: it is then seen at the end of the log only. */
  firstMicros: number | null;
  lastMicros: number | null;
  place: LogLinePlace;
  /** The message of its first log line, without what stands before it in the line. */
  message: string;
  /** The system of its first log line. */
  system: string | null;
}

/** An (anomaly, problem) pair seen in the run, with its first log line. */
export interface FindingFacts {
  problemId: number;
  anomalyId: number;
  text: string;
  similarity: number;
  route: "context" | "fallback";
  occurrencesAtEnd: number;
  firstMicros: number | null;
  place: LogLinePlace;
  message: string;
  system: string | null;
}

/** Where a line stands: `file` is the name as shown, `line` counts from 1. */
export interface LogLinePlace {
  fileNumber: number;
  file: string;
  line: number;
}

/** Matched records of a finding (or of a problem itself, `anomalyId` 0) on one system. */
export interface MatchedSeries {
  problemId: number;
  anomalyId: number;
  system: string;
  /**
   * Three whole numbers for each bucket that has any, ascending, with a space between all of them: the bucket, its records,
   * the last instant in microseconds since the bucket's edge. One text, since there are tens of thousands of them: as
   * values of their own they would take most of the time that a picture is on its way.
   */
  points: string;
}

/** An early warning (`problem`) or a predictive alert (`anomaly`) and what became of it by the end of the log. */
export interface PredictionFacts {
  kind: "problem" | "anomaly";
  problemId: number;
  /** Null for a predicted problem. */
  anomalyId: number | null;
  /** The knowledge base's text of what is predicted. */
  text: string;
  issuedMicros: number | null;
  likelihood: number;
  outcome: "open" | "came-true" | "did-not-happen";
  /** When it came true. */
  outcomeMicros: number | null;
  /** When one that did not happen had run out: the window of the run after it was issued. */
  gaveUpMicros: number | null;
  /** The anomalies an early warning rests on. */
  basis: readonly number[];
  anomaliesKnown: number;
}

/** All that the Time Machine counts with. */
export interface RunPicture extends TimeGrid {
  /** Records of all systems in the buckets that have any, ascending. */
  severity: { buckets: readonly number[]; errors: readonly number[]; warnings: readonly number[]; others: readonly number[] };
  /** Records by the end of the log, those without a time too. */
  totals: { errors: number; warnings: number; others: number };
  /** Every system of the run, matched or not. */
  systems: readonly string[];
  incidents: readonly IncidentFacts[];
  findings: readonly FindingFacts[];
  matched: readonly MatchedSeries[];
  predictions: readonly PredictionFacts[];
  /** First sightings, ascending. */
  novelMicros: readonly number[];
  /** First sightings; null where none of its records has a time. */
  unmatchedMicros: readonly (number | null)[];
}
