import { pool } from "@/server/db/client";
import { countEndedJobs, listEndedRuns } from "@/server/db/ended-work";
import { getOverview } from "@/server/db/overview";
import { STAGES } from "@/server/domain/pipeline";
import { env } from "@/server/env";
import { logger } from "@/server/logger";
import { installationMetricsText, setDatabaseUp, setQueue, setWorkers, talliedUntil, tallyJobs, tallyRuns } from "@/server/metrics/installation-metrics";
import { type MetricsAccess, metricsAccess } from "@/server/metrics/metrics-access";
import { peerOf } from "@/server/metrics/observe-requests";
import { processMetricsText, setPoolConnections } from "@/server/metrics/process-metrics";
import { listQueueDepths } from "@/server/queue/queue-depths";

/** What the text of the figures is, in HTTP's words. */
export const METRICS_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Whether whoever sent a request may read the figures. */
export function scrapeAccess(headers: Headers): MetricsAccess {
  return metricsAccess(env().METRICS_TOKEN, { authorization: headers.get("authorization"), peer: peerOf(headers), forwardedFor: headers.get("x-forwarded-for") });
}

/** What this process counts about itself. */
export async function scrapeProcess(): Promise<string> {
  setPoolConnections(pool());
  return processMetricsText();
}

/** The refresh at work: two scrapes at once share it, since each would count what the other has counted. */
let refreshing: Promise<void> | undefined;

/**
 * What this process counts about itself, and the totals of the installation as the database has them now. Where it does not
 * answer, the totals are those of the scrape before and `log_intelligence_database_up` is 0.
 */
export async function scrapeInstallation(): Promise<string> {
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  });
  await refreshing;
  return `${await scrapeProcess()}\n${await installationMetricsText()}`;
}

async function refresh(): Promise<void> {
  try {
    const [runs, jobs, depths, overview] = await Promise.all([listEndedRuns(talliedUntil()), countEndedJobs(), listQueueDepths(pool()), getOverview()]);
    tallyRuns(runs);
    tallyJobs(jobs);
    const byTask = new Map(depths.map((depth) => [depth.task, depth]));
    setQueue(STAGES.map((task) => byTask.get(task) ?? { task, waiting: 0, working: 0, delayed: 0, oldestSeconds: 0 }));
    setWorkers({ alive: overview.workersAlive, lost: overview.workersLost });
    setDatabaseUp(true);
  } catch (error) {
    logger.warn({ err: error }, "the figures of the installation could not be read");
    setDatabaseUp(false);
  }
}
