import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markdownTable } from "../measure/markdown-table";
import { readBenchOptions } from "./bench-options";
import { countEmbedded, largeKnowledge } from "./large-knowledge";
import { SHAPE_NAMES } from "./load-shapes";
import { measureMining } from "./measure-mining";
import { measureReference } from "./measure-reference";
import { median } from "./median";
import { readLoadMessages, writeLoad } from "./write-load";

const SMALL = { files: 1, linesPerFile: 12_000, problemsPercent: 50, padding: 0, container: "gz", dialects: ["home"], hasNames: false } as const;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bench-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the call of bench", () => {
  it("measures everything, or only what is named", () => {
    expect(readBenchOptions([])?.shapes).toEqual(SHAPE_NAMES);
    expect(readBenchOptions(["--only", "dense", "--only", "cold"])).toEqual({ shapes: ["dense"], parts: ["cold"], isLarge: false, reference: null });
  });

  it("is refused for a shape or an address that is none", () => {
    expect(readBenchOptions(["--only", "huge"])).toBeNull();
    expect(readBenchOptions(["--reference", "nowhere"])).toBeNull();
    expect(readBenchOptions(["--quick"])).toBeNull();
  });
});

describe("a load", () => {
  it("has the lines, bytes and share of problems it says, the same each time", async () => {
    const messages = await readLoadMessages();
    const load = await writeLoad(SMALL, "one", folder, messages);
    const text = gunzipSync(await readFile(load.input)).toString();
    const lines = text.trimEnd().split("\n");
    expect([lines.length, Buffer.byteLength(text)]).toEqual([load.lines, load.bytes]);
    const problems = lines.filter((line) => / (WARNING|ERROR) /.test(line.slice(0, 30))).length;
    expect(problems / lines.length).toBeCloseTo(0.5, 1);
    const again = await writeLoad(SMALL, "two", folder, messages);
    expect(gunzipSync(await readFile(again.input)).toString()).toBe(text);
  });

  it("has long lines where it is padded", async () => {
    const load = await writeLoad({ ...SMALL, linesPerFile: 10, padding: 4_000 }, "long", folder, await readLoadMessages());
    expect(load.bytes / load.lines).toBeGreaterThan(4_000);
  });

  it("is written by several programs in turn, and says something else each time, where it is told to", async () => {
    const load = await writeLoad({ ...SMALL, linesPerFile: 1_000, dialects: ["home", "logfmt"], hasNames: true }, "turns", folder, await readLoadMessages());
    const lines = gunzipSync(await readFile(load.input)).toString().trimEnd().split("\n");
    expect(lines.map((line) => line.startsWith("ts="))).toEqual(lines.map((_, index) => index % 2 === 1));
    expect(new Set(lines.map((line) => / by ([a-z]{9})"?$/.exec(line)?.[1])).size).toBe(1_000);
  });
});

describe("a large knowledge base", () => {
  it("has as many texts as asked for, each embedded by itself, and the links of the shipped one", () => {
    const knowledge = largeKnowledge(10_000);
    const { problems, anomalies, links } = knowledge;
    expect(problems.length + anomalies.length).toBeGreaterThanOrEqual(10_000);
    expect(countEmbedded(knowledge)).toBe(problems.length + anomalies.length);
    const [problemIds, anomalyIds] = [new Set(problems.map(({ id }) => id)), new Set(anomalies.map(({ id }) => id))];
    expect([problemIds.size, anomalyIds.size]).toEqual([problems.length, anomalies.length]);
    expect(links.filter(({ anomalyId, problemId }) => !problemIds.has(problemId) || !anomalyIds.has(anomalyId))).toEqual([]);
  });
});

describe("the figures", () => {
  it("are the middle of several", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2);
    expect(() => median([])).toThrow();
  });

  it("count the templates of what was mined", () => {
    const { templates, mined, masked } = measureMining(Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? `disk sd${index} is slow` : `job ${index} done in ${index * 3} ms`)));
    expect(templates).toBe(2);
    expect(mined).toBeLessThanOrEqual(masked);
  });

  it("stand in columns", () => {
    expect(markdownTable(["a", "long head"], [["value", "1"]])).toBe("| a     | long head |\n| ----- | --------- |\n| value | 1         |");
  });
});

describe("a reference platform", () => {
  it("is given the archive with the key and waited for; what it answers wrongly is an error", async () => {
    const asked: string[] = [];
    let looks = 0;
    const server = createServer((request, response) => {
      asked.push(`${request.method ?? ""} ${request.url ?? ""} ${String(request.headers["x-api-key"])}`);
      request.resume();
      request.on("end", () => response.end(JSON.stringify(request.method === "POST" ? { tasks: [{ task_id: "t1" }] } : { status: ++looks === 1 ? "processing" : looks === 2 ? "completed" : "failed" })));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
      const { input } = await writeLoad({ ...SMALL, linesPerFile: 10 }, "small", folder, await readLoadMessages());
      expect(await measureReference(input, { url, apiKey: "secret" })).toBeGreaterThan(0);
      expect(asked).toEqual(["POST /api/v1/batch-process/ secret", "GET /api/v1/status/t1 secret", "GET /api/v1/status/t1 secret"]);
      await expect(measureReference(input, { url, apiKey: null })).rejects.toThrow("the reference failed");
    } finally {
      server.close();
    }
  });
});
