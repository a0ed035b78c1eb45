import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { observeRequests, peerOf } from "./observe-requests";
import { countCacheLookups, openLiveConnection, processMetricsText, startJob, timeInference } from "./process-metrics";

async function value(series: string): Promise<number | undefined> {
  const line = (await processMetricsText()).split("\n").find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe("the figures of a process", () => {
  it("have the names others rely on, and those of the process and its event loop", async () => {
    const text = await processMetricsText();
    for (const name of ["model_loading_duration_seconds histogram", "ml_inference_duration_seconds histogram", "websocket_connections gauge", "process_resident_memory_bytes gauge", "nodejs_eventloop_lag_seconds gauge"]) {
      expect(text).toContain(`# TYPE ${name}`);
    }
  });

  it("count cache lookups and embedded texts, not those of a call that failed", async () => {
    countCacheLookups("m", { hits: 5, misses: 2 });
    expect(await timeInference("m", 2, async () => "vectors")).toBe("vectors");
    await expect(timeInference("m", 3, () => Promise.reject(new Error("out of memory")))).rejects.toThrow("out of memory");
    expect(await value('log_intelligence_embedding_cache_lookups_total{model="m",result="hit"}')).toBe(5);
    expect(await value('log_intelligence_embedding_cache_lookups_total{model="m",result="miss"}')).toBe(2);
    expect(await value('log_intelligence_embedded_texts_total{model="m"}')).toBe(2);
    expect(await value('ml_inference_duration_seconds_count{model="m"}')).toBe(1);
  });

  it("count jobs by what became of them", async () => {
    startJob("embed")("done");
    startJob("embed")("error");
    expect(await value('log_intelligence_job_duration_seconds_count{task="embed",outcome="done"}')).toBe(1);
    expect(await value('log_intelligence_job_duration_seconds_count{task="embed",outcome="error"}')).toBe(1);
  });

  it("know who watches", async () => {
    const [first, second] = [openLiveConnection(), openLiveConnection()];
    first();
    expect(await value("websocket_connections")).toBe(1);
    second();
    expect(await value("websocket_connections")).toBe(0);
  });
});

describe("observeRequests", () => {
  const server = createServer((request, response) => {
    response.setHeader("content-type", request.url === "/events" ? "text/event-stream" : "text/plain");
    response.end(peerOf(new Headers({ "x-log-intelligence-peer": String(request.headers["x-log-intelligence-peer"]) })));
  });
  afterEach(() => void server.close());

  it("counts answers, times those that end, and puts the true peer in place of a claimed one", async () => {
    expect(peerOf(new Headers({ "x-log-intelligence-peer": "127.0.0.1" }))).toBeNull();
    observeRequests(server, "no-such-folder");
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers: { "x-log-intelligence-peer": "10.1.1.1" } })).text();
    expect(await get("/page")).toBe("127.0.0.1");
    await get("/events");
    await expect.poll(() => value('log_intelligence_http_requests_total{method="GET",route="other",status="200"}')).toBe(2);
    expect(await value('log_intelligence_http_request_duration_seconds_count{method="GET",route="other"}')).toBe(1);
  });
});
