import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Three projects: `unit` (pure code, no services, seconds), `stack` (the embedded database, the queue, the built commands and
 * workers) and `browser` (the whole product in one). No test changes a module, and what one does to the environment it takes
 * back: modules are loaded once for all files, which took four minutes of twelve.
 */
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // A list of faults that should be empty is told whole: on another machine the message is all there is.
    chaiConfig: { truncateThreshold: 2_000 },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,server,workers,scripts,messages,knowledge}/**/*.test.ts"],
          isolate: false,
          maxWorkers: 2,
          // Nothing here is timed: on a busy machine a property test may take long.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "stack",
          include: ["tests/stack/**/*.test.ts"],
          globalSetup: ["tests/stack/global-setup.ts"],
          setupFiles: ["tests/support/close-database.ts"],
          isolate: false,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/global-setup.ts"],
          setupFiles: ["tests/support/close-database.ts"],
          isolate: false,
          // Each file has a product and a browser of its own, and a browser waits more than it works.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
