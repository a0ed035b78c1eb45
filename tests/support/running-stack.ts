import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll } from "vitest";
import { announceStack, withdrawStack } from "@/scripts/stack/stack-file";
import { childEnvironment } from "./child-environment";
import { startWorkers, stopWorkers } from "./worker-processes";

/**
 * For the tests of a group a stack runs: a worker on the database of the test run, made known as `npm start` does. A command
 * of the checkout uses it, where otherwise it brings up one of its own.
 */
export function withRunningStack(): void {
  const { STATE_DIR: stateDir = "", DATABASE_URL: databaseUrl = "", STORAGE_DIR: storageDir = "" } = childEnvironment();
  beforeAll(async () => {
    await startWorkers(1);
    await mkdir(stateDir, { recursive: true });
    await announceStack(stateDir, { pid: process.pid, address: "http://localhost", databaseUrl, storage: { STORAGE_DIR: storageDir, S3_REGION: "us-east-1", S3_PATH_STYLE: false } });
  });
  afterAll(async () => {
    await withdrawStack(stateDir);
    await stopWorkers();
  });
}
