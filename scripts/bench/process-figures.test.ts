import { type ChildProcess, fork } from "node:child_process";
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

/** A worker that works for a moment and says how much it has used by its own account. */
const WORKER = `
  const end = Date.now() + 400; while (Date.now() < end);
  const { user, system } = process.cpuUsage();
  process.send((user + system) / 1e6);
  process.on("disconnect", () => process.exit(0));
`;

/** Starts a script and waits for what it says first. */
async function start(script: string): Promise<{ child: ChildProcess; said: unknown; end: () => Promise<void> }> {
  const child = fork("-e", [script], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"], execPath: process.execPath });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const said = await new Promise((resolve, reject) => child.once("message", resolve).once("exit", reject));
  const end = (): Promise<void> => {
    child.disconnect();
    return ended;
  };
  return { child, said, end };
}

describe.skipIf(!existsSync("/proc/self/stat"))("figures of processes", () => {
  it("are the workers' own, and those of what the keeper keeps without the keeper's", async () => {
    const [keeper, worker] = await Promise.all([start(KEEPER), start(WORKER)]);
    try {
      const children = [{ name: "database-keeper", process: keeper.child }, { name: "worker", process: worker.child }];
      const { workers, database } = await readStackFigures({ children } as unknown as Stack);
      expect(workers.peakBytes).toBeGreaterThan(10e6);
      expect(Math.abs((workers.cpuSeconds ?? 0) - Number(worker.said))).toBeLessThan(0.2);
      expect(database.cpuSeconds).toBeGreaterThan(0.05);
      expect(database.peakBytes).toBeGreaterThan(10e6);
    } finally {
      await Promise.all([keeper.end(), worker.end()]);
    }
  });
});
