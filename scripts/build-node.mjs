import { build, stop } from "esbuild";

/**
 * Bundles what runs outside Next (the workers, the commands, the database keeper) from TypeScript into `dist/`. Packages
 * stay where npm put them.
 */
export async function buildNode() {
  await build({
    entryPoints: {
      worker: "workers/main.ts",
      "heartbeat-thread": "workers/heartbeat-thread.ts",
      start: "scripts/stack/start.ts",
      "database-keeper": "scripts/stack/database-keeper.ts",
      prepare: "scripts/stack/prepare.ts",
      web: "scripts/stack/web.ts",
      analyze: "scripts/commands/analyze.ts",
      patterns: "scripts/commands/patterns.ts",
      accuracy: "scripts/commands/accuracy.ts",
      bench: "scripts/commands/bench.ts",
      "bench-compute": "scripts/bench/compute-process.ts",
      models: "scripts/commands/models.ts",
      "make-vectors": "scripts/commands/make-vectors.ts",
    },
    outdir: "dist",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  // Else its process would stay beside the product that is started next.
  await stop();
}
