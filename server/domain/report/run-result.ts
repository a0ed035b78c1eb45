import type { Stage } from "../pipeline";

/** ISO 8601 in UTC with `Z` and 3 or 6 decimals. */
export type IsoInstant = string;

export type DecidedBy = "strict" | "calibrated" | "correction";
export type Route = "context" | "fallback";
export type Priority = "critical" | "high" | "medium" | "low";
export type RunStatus = "queued" | "running" | "completed" | "failed" | "cancelled";
export type Matching = "strict" | "calibrated";

/** Where a line is: the path inside the archive's scenario folder and the physical line, counted from 1. */
export interface LinePlace {
  file: string;
  line: number;
  timestamp: IsoInstant | null;
  text: string;
}

export interface FindingResult {
  anomalyId: number;
  problemId: number;
  similarity: number;
  probability: number | null;
  decidedBy: DecidedBy;
  route: Route;
  occurrences: number;
  anomaly: LinePlace;
  problem: LinePlace;
}

export interface IncidentResult {
  problemId: number;
  title: string;
  priority: Priority;
  impactScore: number;
  anomalies: number;
  systemsAffected: number;
  errorCount: number;
  similarity: number;
  probability: number | null;
  decidedBy: DecidedBy;
  firstSeen: IsoInstant | null;
  lastSeen: IsoInstant | null;
  file: string;
  line: number;
  text: string;
}

export interface PredictiveAlertResult {
  problemId: number;
  anomalyId: number;
  text: string;
  likelihood: number;
  triggeredAt: IsoInstant | null;
}

export interface NovelAnomalyResult extends LinePlace {
  template: string;
  problemId: number;
  deltaSeconds: number;
  bestKnown: { anomalyId: number; similarity: number } | null;
}

export interface EarlyWarningResult {
  problemId: number;
  anomaliesSeen: number[];
  anomaliesKnown: number;
  likelihood: number;
  firstSeen: IsoInstant | null;
  lastSeen: IsoInstant | null;
}

export interface UnmatchedErrorResult {
  file: string;
  line: number;
  text: string;
  template: string;
  occurrences: number;
  bestKnown: { problemId: number; similarity: number } | null;
}

export interface AmbiguousResult {
  severity: "ERROR" | "WARNING";
  file: string;
  line: number;
  text: string;
  template: string;
  occurrences: number;
  candidates: { id: number; similarity: number }[];
}

export interface PredictionResult {
  kind: "problem" | "anomaly";
  problemId: number;
  anomalyId: number | null;
  issuedAt: IsoInstant | null;
  likelihood: number;
  outcome: "open" | "came-true" | "did-not-happen";
  at: IsoInstant | null;
}

/** A file of the run as it was found: unpacked bytes (null: it was skipped), and the time its entry carries (null: none that can be believed). */
export interface FileInput {
  path: string;
  bytes: number | null;
  modifiedAt: IsoInstant | null;
}

/** A correction in force; `ignored` where the revision lacks what it names. `text` is the embedded text it is about. */
export interface CorrectionInput {
  road: "error" | "warning";
  text: string;
  kind: "is" | "never";
  targetId: number;
  ignored: boolean;
}

/** The revision of a playbook that the reports tell a problem with. */
export interface PlaybookInput {
  problemId: number;
  playbookId: number;
  revision: number;
  status: "confirmed" | "suggested";
}

/** All that a result depends on. */
export interface RunInputs {
  knowledgeBase: { name: string; revision: number; hash: string };
  settings: Record<string, unknown>;
  /** By path. */
  files: FileInput[];
  corrections: CorrectionInput[];
  /** Null in a run from before they were kept. */
  playbooks: PlaybookInput[] | null;
}

export interface SkippedFile {
  file: string;
  reason: string;
}

/**
 * What the parser counted. `lines` = events + continuations + blankLines + structuralLines + unreadLines.
 */
export interface RunStats {
  files: number;
  bytes: number;
  lines: number;
  events: number;
  continuations: number;
  blankLines: number;
  structuralLines: number;
  unreadLines: number;
  cutLines: number;
  replacedBytes: number;
  errors: number;
  warnings: number;
  templates: number;
  skippedFiles: SkippedFile[];
  durationMs: number;
  stages: { name: Stage; durationMs: number }[];
  peakRssBytes: number;
}

/** `result.json`: everything a run found, in the words of the contract (schemaVersion 1). */
export interface RunResult {
  schemaVersion: 1;
  run: {
    id: string;
    name: string;
    status: RunStatus;
    model: string;
    modelId: string;
    matching: Matching;
    startedAt: IsoInstant | null;
    finishedAt: IsoInstant | null;
    inputs: RunInputs;
  };
  stats: RunStats;
  findings: FindingResult[];
  incidents: IncidentResult[];
  predictiveAlerts: PredictiveAlertResult[];
  novelAnomalies: NovelAnomalyResult[];
  earlyWarnings: EarlyWarningResult[];
  unmatchedErrors: UnmatchedErrorResult[];
  ambiguous: AmbiguousResult[];
  predictions: PredictionResult[];
}
