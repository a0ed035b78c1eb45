import { pool } from "@/server/db/client";
import { type IncidentRow, writeAggregated } from "@/server/db/linked-rows";
import { listOrigins } from "@/server/db/log-origins";
import { countTemplateBuckets } from "@/server/db/problem-records";
import { findTimeGrid } from "@/server/db/time-grid";
import { findingSeries, type TemplateBucket } from "@/server/domain/aggregate/finding-series";
import { impactScore, incidentPriority, type Priority } from "@/server/domain/aggregate/impact";
import type { LinkedRun, Seen } from "@/server/domain/link/link-run";
import { NO_TIME } from "@/server/domain/time-grid";
import { type LoadedRun, loadLinkedRun } from "@/server/services/linked-run";
import { playbookInputs, playbooksOf } from "@/server/services/run-playbooks";
import { defineStage } from "../define-stage";

/** Counts what was found by time and system, and ranks the incidents. */
export const aggregateTask = defineStage("aggregate", async (run) => {
  const [loaded, grid, origins] = await Promise.all([loadLinkedRun(run), findTimeGrid(pool(), run.id), listOrigins(pool(), run.id)]);
  const systemOf = new Map(origins.map((origin) => [origin.id, origin.system ?? ""]));
  const [counted, playbooks] = await Promise.all([
    countTemplateBuckets({ runId: run.id, partitionKey: run.partitionKey }, matchedTemplates(loaded.linked), grid ?? NO_TIME, systemOf),
    playbooksOf(loaded.knowledge, [...loaded.linked.problems.keys()]),
  ]);
  const incidents = rankIncidents(loaded, counted, new Map([...playbooks].map(([id, playbook]) => [id, playbook.priority])));
  return {
    kind: "write",
    async write(client) {
      await client.query("update runs set incident_count = $2, top_priority = $3, playbooks = $4 where id = $1", [run.id, incidents.length, topPriority(incidents), JSON.stringify(playbookInputs(playbooks))]);
      return writeAggregated(client, run.id, { incidents, findingSeries: findingSeries(loaded.linked, counted) });
    },
  };
});

function matchedTemplates({ problems, anomalies }: LinkedRun): number[] {
  return [...new Set([...problems.values(), ...anomalies.values()].flatMap((seen) => seen.templates))];
}

const RANKS: readonly Priority[] = ["critical", "high", "medium", "low"];

function topPriority(incidents: readonly IncidentRow[]): string | null {
  return RANKS.find((priority) => incidents.some((incident) => incident.priority === priority)) ?? null;
}

/** Highest impact first; then the earliest, then the lower id. */
function rankIncidents({ knowledge, linked }: LoadedRun, counted: readonly TemplateBucket[], playbooks: Map<number, Priority>): IncidentRow[] {
  const titles = new Map(knowledge.problems.map((problem) => [problem.id, problem.text]));
  const rows = [...linked.problems.values()].map((problem): IncidentRow => {
    const anomalies = linked.findings.filter((finding) => finding.problem.id === problem.id).map((finding) => finding.anomaly);
    const systems = systemsOf(anomalies, counted);
    const score = impactScore(anomalies.length, systems.length);
    const { first, id: problemId, records: errorCount, similarity, probability, decidedBy, lastMicros, templates } = problem;
    return {
      problemId, errorCount, similarity, probability, decidedBy, lastMicros, systems,
      title: titles.get(problemId) ?? "",
      priority: incidentPriority(playbooks.get(problemId) ?? null, score),
      impactScore: score,
      anomalies: anomalies.length,
      templateNumber: templates[0] ?? 0,
      firstMicros: first.micros,
      fileNumber: first.file,
      line: first.line,
      text: first.text,
    };
  });
  return rows.sort((a, b) => b.impactScore - a.impactScore || (a.firstMicros ?? Infinity) - (b.firstMicros ?? Infinity) || a.problemId - b.problemId);
}

function systemsOf(anomalies: readonly Seen[], counted: readonly TemplateBucket[]): string[] {
  const templates = new Set(anomalies.flatMap((anomaly) => anomaly.templates));
  return [...new Set(counted.filter((row) => row.road === "warning" && templates.has(row.templateNumber)).map((row) => row.system))].sort();
}
