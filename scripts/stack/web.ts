import { createServer } from "node:http";
import next from "next";
import { env } from "@/server/env";
import { logger } from "@/server/logger";
import { observeRequests } from "@/server/metrics/observe-requests";
import { fitRequest } from "@/server/rest/fit-request";

/** The web process: Next, served by a server of our own, so that it says when it is ready and ends when it is told. */
const { PORT: port, HOST: host } = env();

const app = next({ dev: false, dir: process.cwd(), hostname: host, port });
// What Next tells of its own start is no news to whoever starts the platform; warnings and errors come another way.
const { log } = console;
console.log = () => undefined;
await app.prepare();
console.log = log;
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  fitRequest(request);
  void handle(request, response);
});
// A big upload on a slow line takes longer than Node's five minutes.
server.requestTimeout = 0;
observeRequests(server, ".next");

server.once("error", (error) => {
  if (!process.send) {
    logger.fatal({ err: error }, "the web server did not start");
    process.exit(1);
  }
  process.send({ kind: "failed", message: error.message });
  process.disconnect();
});
server.listen(port, host, () => process.send?.({ kind: "ready" }));

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  server.close(() => process.exit(0));
  // Event streams stay open for ever: those who listen reconnect.
  server.closeAllConnections();
  setTimeout(() => process.exit(0), 3_000).unref();
}
for (const event of ["SIGTERM", "SIGINT", "disconnect"] as const) process.on(event, stop);
