import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { isAlive, ownMark } from "./process-mark";

it("knows this process", async () => {
  expect(await isAlive(await ownMark())).toBe(true);
});

it("knows a later process with the same id for another one", async () => {
  expect(await isAlive({ ...(await ownMark()), started: "long ago" })).toBe(false);
});

it("knows that a process has ended", async () => {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  expect(await isAlive({ pid: child.pid ?? 0, started: "unknown" })).toBe(false);
});
