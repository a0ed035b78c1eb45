import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { perProcess } from "./per-process";

/** Upper bounds in seconds: a load takes half a second for the light model, a minute for a heavy one on a slow disk. */
const LOADING_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const INFERENCE_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What one process counts about itself. Over several processes these add up. */
function createProcessMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    modelLoading: new Histogram({ name: "model_loading_duration_seconds", help: "Time an embedding model took to load in this process.", labelNames: ["model"], buckets: LOADING_BUCKETS, registers }),
    inference: new Histogram({ name: "ml_inference_duration_seconds", help: "Time of one call of an embedding model with a batch of texts.", labelNames: ["model"], buckets: INFERENCE_BUCKETS, registers }),
    inferenceTexts: new Counter({ name: "log_intelligence_embedded_texts_total", help: "Texts embedded by a model.", labelNames: ["model"], registers }),
    cacheLookups: new Counter({ name: "log_intelligence_embedding_cache_lookups_total", help: "Texts looked up in the embedding cache, by result (hit or miss).", labelNames: ["model", "result"], registers }),
    liveConnections: new Gauge({ name: "websocket_connections", help: "Open live-update connections (server-sent events) of this process.", registers }),
    jobs: new Histogram({ name: "log_intelligence_job_duration_seconds", help: "Time of a job in this worker, by task and outcome (done, failed, stale, error).", labelNames: ["task", "outcome"], buckets: JOB_BUCKETS, registers }),
    requests: new Counter({ name: "log_intelligence_http_requests_total", help: "Answered HTTP requests, by method, route and status.", labelNames: ["method", "route", "status"], registers }),
    requestDuration: new Histogram({ name: "log_intelligence_http_request_duration_seconds", help: "Time from a request's head to the end of its answer; event streams are left out.", labelNames: ["method", "route"], buckets: REQUEST_BUCKETS, registers }),
    poolConnections: new Gauge({ name: "log_intelligence_database_pool_connections", help: "Connections of this process's pool, by state (active, idle), and callers waiting for one (waiting).", labelNames: ["state"], registers }),
  };
}

function metrics(): ReturnType<typeof createProcessMetrics> {
  return perProcess("process-metrics", createProcessMetrics);
}

/** Starts the process's own figures (memory, processor, event loop), so that they cover its whole life. */
export function startProcessMetrics(): void {
  metrics();
}

/** The figures of this process in Prometheus' text format. */
export function processMetricsText(): Promise<string> {
  return metrics().registry.metrics();
}

/** Notes that a model was loaded. @param seconds it took */
export function observeModelLoading(model: string, seconds: number): void {
  metrics().modelLoading.observe({ model }, seconds);
}

/** Runs one call of a model, and notes how long it took and how many texts it was given; a call that throws is not counted. */
export async function timeInference<Result>(model: string, texts: number, call: () => Promise<Result>): Promise<Result> {
  const end = metrics().inference.startTimer({ model });
  const result = await call();
  end();
  metrics().inferenceTexts.inc({ model }, texts);
  return result;
}

/** Notes how many texts were found in the embedding cache and how many were not. */
export function countCacheLookups(model: string, { hits, misses }: { hits: number; misses: number }): void {
  metrics().cacheLookups.inc({ model, result: "hit" }, hits);
  metrics().cacheLookups.inc({ model, result: "miss" }, misses);
}

/** Notes that somebody begins to watch. @returns call it once when they go */
export function openLiveConnection(): () => void {
  const { liveConnections } = metrics();
  liveConnections.inc();
  return () => liveConnections.dec();
}

/** What became of a job: `error` was thrown, so that the queue tries again or gives up. */
export type JobEnd = "done" | "failed" | "stale" | "error";

/** Notes that a job begins. @returns call it once with its end */
export function startJob(task: string): (outcome: JobEnd) => void {
  const end = metrics().jobs.startTimer({ task });
  return (outcome) => void end({ outcome });
}

export interface AnsweredRequest {
  method: string;
  route: string;
  status: number;
  seconds: number;
  /** A stream of events stays open as long as somebody watches: how long says nothing. */
  isEventStream: boolean;
}

/** Notes an answered request. */
export function observeRequest({ method, route, status, seconds, isEventStream }: AnsweredRequest): void {
  metrics().requests.inc({ method, route, status });
  if (!isEventStream) metrics().requestDuration.observe({ method, route }, seconds);
}

/** Sets how the connection pool of this process stands. */
export function setPoolConnections(pool: { totalCount: number; idleCount: number; waitingCount: number }): void {
  const { poolConnections } = metrics();
  poolConnections.set({ state: "active" }, pool.totalCount - pool.idleCount);
  poolConnections.set({ state: "idle" }, pool.idleCount);
  poolConnections.set({ state: "waiting" }, pool.waitingCount);
}
