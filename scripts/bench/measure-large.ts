import { pool } from "@/server/db/client";
import { listFileNames } from "@/server/db/run-result";
import { readLines } from "@/server/services/surrounding-lines";
import { withOwnStack } from "../measure/own-stack";
import { runArchive } from "../measure/run-archive";
import { integer, seededRandom } from "../measure/seeded-random";
import { readStackFigures } from "./process-figures";
import type { WrittenLoad } from "./write-load";

export interface LargeFigures {
  load: WrittenLoad;
  seconds: number;
  /** The most memory one worker held, in bytes. */
  workerPeak: number | null;
  /** Milliseconds to the eleven lines around a record, at places by chance. */
  surrounding: { median: number; worst: number };
}

const PLACES = 100;
const AROUND = 5;
const WORKERS = 2;

/** One run over a gigabyte, and how fast its lines are shown afterwards. */
export async function measureLarge(load: WrittenLoad): Promise<LargeFigures> {
  return withOwnStack(WORKERS, async (stack) => {
    const { runId, seconds } = await runArchive(load.input, { retain: "problems" });
    const { workers } = await readStackFigures(stack);
    const [file] = await listFileNames(pool(), runId);
    const random = seededRandom(1);
    const times: number[] = [];
    for (let place = 0; place < PLACES; place++) {
      const line = integer(random, AROUND + 1, load.lines - AROUND);
      const start = performance.now();
      const found = await readLines({ runId, fileNumber: file?.number ?? 0, from: line - AROUND, to: line + AROUND });
      times.push(performance.now() - start);
      if (found.kind !== "lines" || found.lines.length !== 2 * AROUND + 1) throw new Error(`lines around ${String(line)}: ${found.kind}`);
    }
    times.sort((a, b) => a - b);
    return { load, seconds, workerPeak: workers.peakBytes, surrounding: { median: times[PLACES / 2] ?? 0, worst: times.at(-1) ?? 0 } };
  });
}
