import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { env } from "@/server/env";
import { logger } from "@/server/logger";
import { metricsAccess } from "@/server/metrics/metrics-access";
import { startProcessMetrics } from "@/server/metrics/process-metrics";
import { METRICS_CONTENT_TYPE, scrapeProcess } from "@/server/services/scrape-metrics";

/** Workers on one machine share the setting: each takes the next free port up, this far at most. */
const PORTS_TRIED = 100;

/**
 * Serves the figures of this worker at `/metrics` on the address HOST and the first free port from WORKER_METRICS_PORT on.
 * A worker without a free port works all the same, and says so in the log.
 */
export async function startMetricsServer(): Promise<{ stop(): Promise<void> }> {
  startProcessMetrics();
  const { HOST: host, WORKER_METRICS_PORT: first } = env();
  const server = createServer((request, response) => void answer(request, response).catch((error: unknown) => fail(response, error)));
  const port = await listenFrom(server, first, host);
  if (port === null) logger.warn({ host, from: first }, "no free port for the worker's metrics");
  else logger.debug({ host, port }, "metrics of this worker");
  return {
    async stop() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listenFrom(server: Server, first: number, host: string): Promise<number | null> {
  for (let port = first; port < Math.min(first + PORTS_TRIED, 65_536); port++) {
    if (await listen(server, port, host)) return port;
  }
  return null;
}

/** @throws everything but "in use" */
async function listen(server: Server, port: number, host: string): Promise<boolean> {
  server.listen(port, host);
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

async function answer({ method, url, headers, socket }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url?.split("?")[0] !== "/metrics") return end(response, 404);
  if (method !== "GET") return end(response, 405);
  const forwardedFor = headers["x-forwarded-for"];
  const access = metricsAccess(env().METRICS_TOKEN, { authorization: headers.authorization ?? null, peer: socket.remoteAddress ?? null, forwardedFor: forwardedFor === undefined ? null : String(forwardedFor) });
  if (access.kind === "token-needed") return end(response.setHeader("WWW-Authenticate", "Bearer"), 401);
  if (access.kind === "not-local") return end(response, 403);
  const text = await scrapeProcess();
  response.setHeader("Content-Type", METRICS_CONTENT_TYPE).end(text);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function fail(response: ServerResponse, error: unknown): void {
  logger.error({ err: error }, "the worker's metrics could not be read");
  if (response.headersSent) response.destroy();
  else end(response, 500);
}
