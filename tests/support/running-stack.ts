import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { announceStack, withdrawStack } from "@/scripts/stack/stack-file";
import { childEnvironment } from "./child-environment";
import { startWorkers, stopWorkers } from "./worker-processes";

/**
 * For the tests of a group a stack runs: a worker on the database of the test run, made known as `npm start` does, with an address that answers. A command
 * of the checkout uses it, where otherwise it brings up one of its own.
 */
export function withRunningStack(): void {
  const { STATE_DIR: stateDir = "", DATABASE_URL: databaseUrl = "", STORAGE_DIR: storageDir = "" } = childEnvironment();
  const server = createServer((_, response) => response.end());
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await startWorkers(1);
    await mkdir(stateDir, { recursive: true });
    await announceStack(stateDir, { address: `http://127.0.0.1:${String(port)}`, databaseUrl, storage: { STORAGE_DIR: storageDir, S3_REGION: "us-east-1", S3_PATH_STYLE: false } });
  });
  afterAll(async () => {
    await withdrawStack(stateDir);
    await stopWorkers();
    server.close();
  });
}
