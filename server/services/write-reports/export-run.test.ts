import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { RunResult } from "@/server/domain/report/run-result";
import { exportRun, type MadeFormat } from "./export-run";
import { hostileResult, inventedResult } from "./invented-run";

async function exported(result: RunResult, format: MadeFormat, inputName = "Outage_17.zip"): Promise<Buffer> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), exportRun({ result, inputName }, format, sink)]);
  return bytes;
}

describe("a run taken away", () => {
  const old = { task_id: "run-1", filename: "Outage_17.zip", model: "light", total_logs: 350_493, total_errors: 1842, total_warnings: 5216, total_anomalies: 6, processing_time_seconds: 1.1 };

  it("json carries the old fields beside the new", async () => {
    const parsed = JSON.parse((await exported(inventedResult(), "json")).toString("utf8")) as object;
    expect(parsed).toMatchObject({ ...old, ...inventedResult() });
  });

  it("xml carries the old fields beside the new", async () => {
    const xml = (await exported(inventedResult(), "xml")).toString("utf8");
    expect(XMLValidator.validate(xml)).toBe(true);
    const { analysis } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "finding" || name === "stage" }).parse(xml);
    expect(analysis).toMatchObject(old);
    expect(analysis.findings.finding).toHaveLength(6);
    expect(analysis.findings.finding[2].anomaly.text).toContain("4 of 8 paths lost -> failover");
    expect(analysis.run.inputs.files.file).toEqual([{ path: "Outage_17/app_server1_log.txt", bytes: 31_400_000, modifiedAt: "2025-10-06T18:00:00.000Z" }, { path: "Outage_17/core.4121", bytes: { "@_nil": "true" }, modifiedAt: { "@_nil": "true" } }]);
    expect(analysis.run.inputs.settings).toMatchObject({ timezone: "UTC", entry: { "@_name": "novel window", value: 300 } });
    expect(analysis.novelAnomalies.novelAnomaly[1].bestKnown).toMatchObject({ "@_nil": "true" });
    expect(analysis.stats.stages.stage).toHaveLength(8);
  });

  it("xml survives control characters, half surrogates and markup", async () => {
    const hostile = "\u0000\u001b[31m<b>&amp;</b>]]>\ud83d _x0041_ \uffff";
    const xml = (await exported(hostileResult(hostile), "xml", hostile)).toString("utf8");
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(new XMLParser().parse(xml).analysis.filename).toBe("\\u0000\\u001b[31m<b>&amp;</b>]]>\\ud83d _x0041_ \\uffff");
  });
});
