import { afterAll } from "vitest";
import { closeDatabase } from "@/server/db/client";
import { stopWorkers } from "./worker-processes";

// Whatever a test file opened and did not close ends with it.
afterAll(async () => {
  await stopWorkers();
  await closeDatabase();
});
