import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Stack } from "../stack/stack";
import { readStackFigures } from "./process-figures";

/** A keeper with one server under it that works for a moment; both end when the channel closes. */
const KEEPER = `
  const { spawn } = require("node:child_process");
  const server = spawn(process.execPath, ["-e", "const end = Date.now() + 400; while (Date.now() < end); console.log(1); setInterval(() => {}, 1000)"], { stdio: ["ignore", "pipe", "ignore"] });
  server.stdout.once("data", () => process.send("up"));
  process.on("disconnect", () => { server.kill("SIGKILL"); process.exit(0); });
`;

describe.skipIf(!existsSync("/proc/self/stat"))("figures of processes", () => {
  it("are the workers' own, and those of what the keeper keeps without the keeper's", async () => {
    const keeper = fork("-e", [KEEPER], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"], execPath: process.execPath });
    const stopped = new Promise((resolve) => keeper.once("exit", resolve));
    try {
      await new Promise((resolve, reject) => keeper.once("message", resolve).once("exit", reject));
      const children = [{ name: "database-keeper", process: keeper }, { name: "worker", process: { pid: process.pid } }];
      const { workers, database } = await readStackFigures({ children } as unknown as Stack);
      expect(workers.peakBytes).toBeGreaterThanOrEqual(process.memoryUsage().rss * 0.5);
      expect(workers.cpuSeconds).toBeCloseTo((process.cpuUsage().user + process.cpuUsage().system) / 1e6, -1);
      expect(database.cpuSeconds).toBeGreaterThan(0.05);
      expect(database.peakBytes).toBeGreaterThan(10e6);
    } finally {
      keeper.disconnect();
      await stopped;
    }
  });
});
