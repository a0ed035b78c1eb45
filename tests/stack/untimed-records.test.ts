import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { countTemplateTrends } from "@/server/db/template-trends";
import { transaction } from "@/server/db/transaction";
import { findRunPicture } from "@/server/services/run-picture";
import { followRun } from "../support/follow-run";
import { inputFile, newRun } from "../support/new-run";
import { OUTAGE_KNOWLEDGE } from "../support/outage";
import { startWorkers, stopWorkers } from "../support/worker-processes";
import { zip } from "../support/zip";

const error = (time: string | null): string => JSON.stringify({ ...(time === null ? {} : { time }), level: "error", host: "shelf1", msg: "Storage controller lost its connection to the disk shelf" });

beforeAll(() => startWorkers(1));
afterAll(stopWorkers);

it("records without a time are counted in no bucket and no trend, whatever else their system and template have", async () => {
  const timed = ["2025-10-06T02:00:00Z", "2025-10-06T02:30:00Z", "2025-10-06T03:00:00Z"].map(error).join("\n");
  const untimed = Array.from({ length: 7 }, () => error(null)).join("\n");
  const runId = await newRun(await inputFile("a.zip", await zip({ "anomalies_problems.csv": OUTAGE_KNOWLEDGE, "timed.log": timed, "untimed.log": untimed })));
  expect((await followRun(runId)).last.status).toBe("completed");

  const picture = await findRunPicture(runId);
  expect(picture?.incidents).toMatchObject([{ problemId: 1, errorsAtEnd: 10 }]);
  expect(picture?.matched.filter(({ anomalyId }) => anomalyId === 0).map(({ system, points }) => [system, points.split(" ").filter((_, at) => at % 3 === 1)])).toEqual([["shelf1", ["1", "1", "1"]]]);

  await transaction((client) => countTemplateTrends(client, runId));
  const { rows } = await pool().query<{ points: number[] }>("select points from log_templates where run_id = $1", [runId]);
  expect(rows.map(({ points }) => points.reduce((sum, count) => sum + count, 0))).toEqual([3]);
});
