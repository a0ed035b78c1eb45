import { beforeEach, describe, expect, it, vi } from "vitest";

/** A process of its own for each test: counters never go back. */
async function newProcess() {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "logIntelligenceSingles");
  const metrics = await import("./installation-metrics");
  const value = async (series: string): Promise<number | undefined> => {
    const line = (await metrics.installationMetricsText()).split("\n").find((text) => text.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };
  return { ...metrics, value };
}

const run = { id: 1, model: "light", status: "completed" as const, seconds: 3, endedAt: 1_700_000_000_000, inputBytes: 2_000_000, anomalies: 7, problems: 2, parsed: { records: 900, bytes: 80_000, templates: 40 } };

describe("the figures of the installation", () => {
  let metrics: Awaited<ReturnType<typeof newProcess>>;
  beforeEach(async () => {
    metrics = await newProcess();
  });

  it("are there at zero before anything happened", async () => {
    expect(await metrics.value('log_analysis_total{model="light",status="failed"}')).toBe(0);
    expect(await metrics.value('log_analysis_duration_seconds_count{model="heavy",status="completed"}')).toBe(0);
    expect(metrics.talliedUntil()).toBeNull();
  });

  it("count a run once, however often it is read", async () => {
    metrics.tallyRuns([run]);
    metrics.tallyRuns([run, { ...run, id: 2, status: "failed", seconds: null, parsed: null, anomalies: 0, problems: 0 }]);
    expect(await metrics.value('log_analysis_total{model="light",status="completed"}')).toBe(1);
    expect(await metrics.value('log_analysis_total{model="light",status="failed"}')).toBe(1);
    expect(await metrics.value('log_analysis_duration_seconds_sum{model="light",status="completed"}')).toBe(3);
    expect(await metrics.value('log_analysis_duration_seconds_count{model="light",status="failed"}')).toBe(0);
    expect(await metrics.value('anomalies_detected_total{model="light"}')).toBe(7);
    expect(await metrics.value('problems_classified_total{model="light"}')).toBe(2);
    expect(await metrics.value("zip_processed_bytes_count")).toBe(1);
    expect(await metrics.value("zip_processed_bytes_sum")).toBe(2_000_000);
    expect(await metrics.value('zip_processed_bytes_bucket{le="1000000"}')).toBe(0);
    expect(await metrics.value('zip_processed_bytes_bucket{le="10000000"}')).toBe(1);
    expect(await metrics.value("log_intelligence_records_parsed_total")).toBe(900);
    expect(await metrics.value("log_intelligence_templates_mined_total")).toBe(40);
  });

  it("count a run that was started over and ended again as a second analysis", async () => {
    metrics.tallyRuns([{ ...run, status: "failed" }]);
    metrics.tallyRuns([{ ...run, endedAt: run.endedAt + 60_000 }]);
    expect(await metrics.value('log_analysis_total{model="light",status="failed"}')).toBe(1);
    expect(await metrics.value('log_analysis_total{model="light",status="completed"}')).toBe(1);
  });

  it("ask again for runs that may have become visible late, and still do not count one twice", async () => {
    const minutes = (count: number) => ({ ...run, id: count, endedAt: run.endedAt + count * 60_000 });
    const runs = Array.from({ length: 300 }, (_, index) => minutes(index));
    metrics.tallyRuns(runs);
    const since = metrics.talliedUntil() ?? 0;
    expect(since).toBeLessThan(minutes(299).endedAt);
    metrics.tallyRuns(runs.filter(({ endedAt }) => endedAt >= since));
    expect(await metrics.value('log_analysis_total{model="light",status="completed"}')).toBe(300);
  });

  it("count a run that is gone before it was read, and read the others all the same", async () => {
    metrics.tallyEnd(run);
    expect(metrics.talliedUntil()).toBeNull();
    metrics.tallyRuns([{ ...run, id: 2, endedAt: run.endedAt - 86_400_000 }]);
    metrics.tallyEnd(run);
    expect(await metrics.value('log_analysis_total{model="light",status="completed"}')).toBe(2);
  });

  it("follow the counts of jobs upwards only", async () => {
    const jobs = '{task="parse",status="done"}';
    for (const count of [10, 12, 9, 11]) metrics.tallyJobs([{ task: "parse", status: "done", jobs: count }]);
    expect(await metrics.value(`log_intelligence_jobs_total${jobs}`)).toBe(14);
  });

  it("show the queue as it stands", async () => {
    metrics.setQueue([{ task: "embed", waiting: 3, working: 1, delayed: 2, oldestSeconds: 4.5 }]);
    metrics.setQueue([{ task: "embed", waiting: 0, working: 1, delayed: 0, oldestSeconds: 0 }]);
    expect(await metrics.value('log_intelligence_queue_jobs{task="embed",state="waiting"}')).toBe(0);
    expect(await metrics.value('log_intelligence_queue_jobs{task="embed",state="working"}')).toBe(1);
    expect(await metrics.value('log_intelligence_queue_oldest_job_seconds{task="embed"}')).toBe(0);
  });
});
