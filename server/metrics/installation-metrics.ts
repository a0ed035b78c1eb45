import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { perProcess } from "./per-process";

const ANALYSIS_BUCKETS = [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3_600];
/** 10 KB to 100 GB. */
const INPUT_BUCKETS = [1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11];

/** A run that came to an end. */
export interface EndedRun {
  id: number;
  model: string;
  status: "completed" | "failed" | "cancelled";
  /** Null where no worker had begun it. */
  seconds: number | null;
  /** Our clock, ms since 1970. */
  endedAt: number;
  inputBytes: number;
  /** Distinct anomalies and problems it found. */
  anomalies: number;
  problems: number;
  /** What it read; null where it used what an earlier analysis had read. */
  parsed: { records: number; bytes: number; templates: number } | null;
}

/** Jobs of a task that came to an end, since the installation began. */
export interface JobCount {
  task: string;
  status: string;
  jobs: number;
}

/** The waiting and working jobs of a task. */
export interface QueueDepth {
  task: string;
  waiting: number;
  working: number;
  delayed: number;
  /** How long the job that has waited longest could have been taken; 0 where none waits. */
  oldestSeconds: number;
}

/** What is true of the installation, whichever process says it: several processes all say the same. */
function createInstallationMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    tallied: new Map<string, number>(),
    latestEnd: -Infinity,
    jobCounts: new Map<string, number>(),
    analyses: new Counter({ name: "log_analysis_total", help: "Analyses that came to an end, by model and status.", labelNames: ["model", "status"], registers }),
    duration: new Histogram({ name: "log_analysis_duration_seconds", help: "Time of an analysis from its first job to its end.", labelNames: ["model", "status"], buckets: ANALYSIS_BUCKETS, registers }),
    input: new Histogram({ name: "zip_processed_bytes", help: "Sizes of analysed inputs as they were given (archive, file or folder).", buckets: INPUT_BUCKETS, registers }),
    anomalies: new Counter({ name: "anomalies_detected_total", help: "Anomalies found, each once an analysis.", labelNames: ["model"], registers }),
    problems: new Counter({ name: "problems_classified_total", help: "Problems found, each once an analysis.", labelNames: ["model"], registers }),
    records: new Counter({ name: "log_intelligence_records_parsed_total", help: "Log records parsed by analyses that came to an end.", registers }),
    bytes: new Counter({ name: "log_intelligence_bytes_parsed_total", help: "Bytes of log text read by analyses that came to an end.", registers }),
    templates: new Counter({ name: "log_intelligence_templates_mined_total", help: "Templates mined by analyses that came to an end.", registers }),
    jobs: new Counter({ name: "log_intelligence_jobs_total", help: "Jobs that came to an end, by task and status (done, failed, lost with its worker).", labelNames: ["task", "status"], registers }),
    queue: new Gauge({ name: "log_intelligence_queue_jobs", help: "Jobs in the queue, by task and state (waiting, working, delayed until a later try).", labelNames: ["task", "state"], registers }),
    queueAge: new Gauge({ name: "log_intelligence_queue_oldest_job_seconds", help: "How long the oldest waiting job of a task could have been taken.", labelNames: ["task"], registers }),
    workers: new Gauge({ name: "log_intelligence_workers", help: "Worker processes, by state (alive, lost).", labelNames: ["state"], registers }),
    isUp: new Gauge({ name: "log_intelligence_database_up", help: "1 where the figures of the installation could be read for this scrape, 0 where they are those of an earlier one.", registers }),
  };
}

type InstallationMetrics = ReturnType<typeof createInstallationMetrics>;

function metrics(): InstallationMetrics {
  return perProcess("installation-metrics", () => startAtZero(createInstallationMetrics()));
}

/** A series that begins with its first event hides that event from Prometheus: the expected ones are there from the start. */
function startAtZero(all: InstallationMetrics): InstallationMetrics {
  for (const model of ["light", "heavy"]) {
    all.anomalies.inc({ model }, 0);
    all.problems.inc({ model }, 0);
    for (const status of ["completed", "failed", "cancelled"]) {
      all.analyses.inc({ model, status }, 0);
      all.duration.zero({ model, status });
    }
  }
  return all;
}

/** The figures of the installation in Prometheus' text format. */
export function installationMetricsText(): Promise<string> {
  return metrics().registry.metrics();
}

/** How far back runs are read again: a run that ended before a scrape may become visible only after it. */
const OVERLAP_MILLISECONDS = 3_600_000;

/** From when on the next scrape must read ended runs (ms since 1970); null: all of them. */
export function talliedUntil(): number | null {
  const { latestEnd } = metrics();
  return latestEnd === -Infinity ? null : latestEnd - OVERLAP_MILLISECONDS;
}

/**
 * Counts runs that ended, each end once however often it is handed over. So a run that is deleted later stays counted, and
 * no counter goes back while the process lives.
 */
export function tallyRuns(runs: readonly EndedRun[]): void {
  const all = metrics();
  const { tallied } = all;
  for (const run of runs) {
    tallyEnd(run);
    all.latestEnd = Math.max(all.latestEnd, run.endedAt);
  }
  // What cannot be handed over again need not be remembered.
  for (const [key, endedAt] of tallied) if (endedAt < all.latestEnd - 2 * OVERLAP_MILLISECONDS) tallied.delete(key);
}

/**
 * Counts one end that the next scrape will not find any more: its run is about to be deleted or started over. How far back
 * that scrape must read stays as it is, since others have ended before that nobody has counted.
 */
export function tallyEnd(run: EndedRun): void {
  const { tallied } = metrics();
  const key = `${String(run.id)}:${String(run.endedAt)}`;
  if (tallied.has(key)) return;
  tallied.set(key, run.endedAt);
  tallyRun(run);
}

function tallyRun({ model, status, seconds, inputBytes, anomalies, problems, parsed }: EndedRun): void {
  const all = metrics();
  all.analyses.inc({ model, status });
  if (seconds !== null) all.duration.observe({ model, status }, seconds);
  all.anomalies.inc({ model }, anomalies);
  all.problems.inc({ model }, problems);
  if (!parsed) return;
  all.input.observe(inputBytes);
  all.records.inc(parsed.records);
  all.bytes.inc(parsed.bytes);
  all.templates.inc(parsed.templates);
}

/** Takes over the counts of ended jobs; where rows went with a deleted run, the counter stays where it was. */
export function tallyJobs(counts: readonly JobCount[]): void {
  const { jobs, jobCounts } = metrics();
  for (const { task, status, jobs: count } of counts) {
    const key = `${task}:${status}`;
    const more = count - (jobCounts.get(key) ?? 0);
    jobCounts.set(key, count);
    jobs.inc({ task, status }, Math.max(0, more));
  }
}

/** Sets how the queue stands. */
export function setQueue(depths: readonly QueueDepth[]): void {
  const { queue, queueAge } = metrics();
  for (const { task, waiting, working, delayed, oldestSeconds } of depths) {
    queue.set({ task, state: "waiting" }, waiting);
    queue.set({ task, state: "working" }, working);
    queue.set({ task, state: "delayed" }, delayed);
    queueAge.set({ task }, oldestSeconds);
  }
}

/** Sets how many worker processes are alive and how many went silent within the last ten minutes. */
export function setWorkers({ alive, lost }: { alive: number; lost: number }): void {
  metrics().workers.set({ state: "alive" }, alive);
  metrics().workers.set({ state: "lost" }, lost);
}

/** Says whether the installation's figures are of this scrape. */
export function setDatabaseUp(isUp: boolean): void {
  metrics().isUp.set(isUp ? 1 : 0);
}
