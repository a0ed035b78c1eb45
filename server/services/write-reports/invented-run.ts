import type { ReportContext, ReportPlaybook, ReportProblem } from "@/server/domain/report/report-context";
import { novelKey } from "@/server/domain/report/report-context";
import type { FindingResult, IncidentResult, RunResult } from "@/server/domain/report/run-result";
import { STAGES } from "@/server/domain/pipeline";
import type { Locale } from "@/server/domain/present/format";
import { NO_TIME } from "@/server/domain/time-grid";

/** A run that never happened, for the tests of the reports: an outage that goes from a storage array to a web shop. */

const DAY = "2025-10-06T";
const at = (time: string): string => `${DAY}${time}.000Z`;

interface Invented {
  id: number;
  text: string;
  priority: IncidentResult["priority"];
  file: string;
  line: number;
  first: string;
  last: string;
  log: string;
  systems: string[];
  anomalies: [id: number, text: string, time: string, log: string][];
}

const PROBLEMS: Invented[] = [
  {
    id: 45, text: "Storage array network disconnect", priority: "critical", file: "storage_system_log.txt", line: 19283, first: "09:14:07", last: "15:30:12", systems: ["storage", "network", "os", "database"],
    log: "2025-10-06T09:14:07 ERROR storage: Storage array sa-02 disconnected, network path lost",
    anomalies: [
      [356, "Slow storage access time", "08:41:18", "2025-10-06T08:41:18 WARNING storage: Read on LUN 14 took 412 ms, slow storage access"],
      [360, "Intermittent storage connectivity", "08:52:40", "2025-10-06T08:52:40 WARNING storage: Path sp-b:3 flapping, connectivity intermittent"],
      [358, "SAN failure alert", "09:14:31", "2025-10-06T09:14:31 WARNING network: SAN fabric B failure, 4 of 8 paths lost -> failover != done"],
      [357, "Storage access error", "09:17:20", "2025-10-06T09:17:20 WARNING os: Storage access error on /dev/mapper/mpath3"],
    ],
  },
  {
    id: 34, text: "Index corruption on table", priority: "critical", file: "db_server_log.txt", line: 20100, first: "09:38:26", last: "15:20:00", systems: ["database", "app"],
    log: "2025-10-06T09:38:26 ERROR database: Индекс orders_pkey повреждён: неверная страница 4711",
    anomalies: [
      [361, "System hang on storage operation", "09:33:45", "2025-10-06T09:33:45 WARNING database: Checkpoint hung 42 s waiting for storage operation"],
      [372, "Slow query", "09:40:02", "2025-10-06T09:40:02 WARNING app: Query on orders took 18 s"],
    ],
  },
  { id: 49, text: "Host overheating alert", priority: "low", file: "syslog_host7.txt", line: 812, first: "08:59:32", last: "09:06:10", systems: [], log: "2025-10-06T08:59:32 ERROR os: Core temperature above threshold, cpu clock throttled", anomalies: [] },
];

const PLAYBOOK: ReportPlaybook = {
  title: "Storage array unreachable",
  priority: "critical",
  owner: "Storage on-call",
  steps: ["Confirm the loss of path on both controllers", "Check switch ports with show interface counters for CRC errors:\n• port 1/0/7\n• port 1/0/8", "Move the affected LUNs to the healthy controller (how (https://wiki.invalid/lun))"],
  status: "confirmed",
};

const CONFIRMED = new Map<number, ReportPlaybook>([[45, PLAYBOOK], [34, { ...PLAYBOOK, title: "Восстановление индекса", priority: "high", owner: null, status: "suggested", steps: ["Остановить запись в таблицу", "Выполнить REINDEX и проверить amcheck"] }]]);

function findingsOf(problem: Invented): FindingResult[] {
  return problem.anomalies.map(([anomalyId, , time, text], index) => ({
    anomalyId, problemId: problem.id, similarity: 0.6912 + index / 20, probability: 0.97, decidedBy: "calibrated", route: "context", occurrences: 19 + index * 1200,
    anomaly: { file: `${problem.systems[index % 4] ?? "app"}_log.txt`, line: 18_141 + index, timestamp: at(time), text },
    problem: { file: problem.file, line: problem.line, timestamp: at(problem.first), text: problem.log },
  }));
}

function incidentOf(problem: Invented): IncidentResult {
  const { id, text, priority, file, line, first, last, log, systems, anomalies } = problem;
  return {
    problemId: id, title: text, priority, impactScore: anomalies.length * systems.length, anomalies: anomalies.length, systemsAffected: systems.length,
    errorCount: 118, similarity: 0.8733, probability: 0.99, decidedBy: "calibrated", firstSeen: at(first), lastSeen: at(last), file, line, text: log,
  };
}

const stats: RunResult["stats"] = {
  files: 7, bytes: 31_400_000, lines: 350_500, events: 350_493, continuations: 5, blankLines: 2, structuralLines: 0, unreadLines: 0, cutLines: 0, replacedBytes: 0, errors: 1842, warnings: 5216,
  templates: 131, skippedFiles: [{ file: "core.4121", reason: "binary file" }], durationMs: 1100, stages: STAGES.map((name) => ({ name, durationMs: 120 })), peakRssBytes: 300_000_000,
};

/** The run as `result.json` tells it. */
export function inventedResult(name = "Outage_17"): RunResult {
  return {
    schemaVersion: 1,
    run: { id: "run-1", name, status: "completed", model: "light", modelId: "all-MiniLM-L6-v2", matching: "calibrated", startedAt: "2025-10-07T08:52:00.000Z", finishedAt: "2025-10-07T08:52:01.100Z", inputs: { knowledgeBase: { name: "Operations", revision: 12, hash: "ab12" }, settings: { timezone: "UTC", "novel window": 300 }, files: [{ path: "Outage_17/app_server1_log.txt", bytes: 31_400_000, modifiedAt: "2025-10-06T18:00:00.000Z" }, { path: "Outage_17/core.4121", bytes: null, modifiedAt: null }], corrections: [], playbooks: [{ problemId: 45, playbookId: 7, revision: 2, status: "confirmed" }] } },
    stats,
    findings: PROBLEMS.flatMap(findingsOf),
    incidents: PROBLEMS.map(incidentOf),
    predictiveAlerts: [
      { problemId: 45, anomalyId: 489, text: "Data integrity check failed", likelihood: 0.62, triggeredAt: at("09:14:07") },
      { problemId: 45, anomalyId: 359, text: "Data loss on storage access", likelihood: 0.33, triggeredAt: at("09:14:07") },
    ],
    novelAnomalies: [
      { file: "app_server1_log.txt", line: 1480, timestamp: at("09:15:18"), text: "2025-10-06T09:15:18 WARNING app: Cart cache for user 8812 rebuilt from cold copy", template: "Cart cache for user <NUM> rebuilt from cold copy", problemId: 45, deltaSeconds: 71, bestKnown: { anomalyId: 356, similarity: 0.4123 } },
      { file: "switch1_log.txt", line: 77, timestamp: null, text: "WARNING network: unknown TLV 0x7f", template: "unknown TLV <HEX>", problemId: 45, deltaSeconds: 0.25, bestKnown: null },
    ],
    earlyWarnings: [{ problemId: 12, anomaliesSeen: [17, 23], anomaliesKnown: 10, likelihood: 0.41, firstSeen: at("10:02:00"), lastSeen: at("11:00:00") }],
    unmatchedErrors: [{ file: "app_server1_log.txt", line: 99, text: "2025-10-06T10:00:00 ERROR app: Voucher service answered 418", template: "Voucher service answered <NUM>", occurrences: 6, bestKnown: { problemId: 20, similarity: 0.44 } }],
    ambiguous: [{ severity: "ERROR", file: "db_server_log.txt", line: 5, text: "t", template: "t", occurrences: 1, candidates: [{ id: 1, similarity: 0.6 }, { id: 2, similarity: 0.6 }] }],
    predictions: [{ kind: "problem", problemId: 12, anomalyId: null, issuedAt: at("10:02:00"), likelihood: 0.41, outcome: "open", at: null }],
  };
}

/** The same run in which nothing was found. */
export function emptyResult(): RunResult {
  const result = inventedResult("nothing here");
  const none = { files: 1, bytes: 0, lines: 0, events: 0, continuations: 0, blankLines: 0, errors: 0, warnings: 0, templates: 0, skippedFiles: [] };
  return { ...result, stats: { ...result.stats, ...none }, findings: [], incidents: [], predictiveAlerts: [], novelAnomalies: [], earlyWarnings: [], unmatchedErrors: [], ambiguous: [], predictions: [] };
}

/** Records of a day in quarters of an hour: quiet, then the outage from nine to four. */
function inventedTimeline(): ReportContext["timeline"] {
  const bucketMs = 900_000;
  const buckets = Array.from({ length: 96 }, (_, index) => {
    const outage = Math.max(0, Math.sin(((index - 34) / 30) * Math.PI)) * (index >= 34 && index <= 64 ? 1 : 0);
    return { startMs: Date.parse(at("00:00:00")) + index * bucketMs, counts: { INFO: 3600, WARNING: 6 + Math.round(240 * outage), ERROR: Math.round(2 + 110 * outage) } };
  });
  return { bucketMs, buckets };
}

export function inventedContext(locale: Locale, zone = "UTC"): ReportContext {
  const midnight = Date.parse(at("00:00:00")) * 1_000;
  const problems = new Map<number, ReportProblem>(PROBLEMS.map(({ id, text, systems }) => [id, { text, systems, playbook: CONFIRMED.get(id) ?? null }]));
  problems.set(12, { text: "Replication lag exceeded threshold", systems: [], playbook: null });
  return {
    locale,
    zone,
    problems,
    anomalyTexts: new Map(PROBLEMS.flatMap(({ anomalies }) => anomalies.map(([id, text]): [number, string] => [id, text]))),
    timeline: inventedTimeline(),
    grid: { startMicros: midnight, bucketMicros: 900_000_000, bucketCount: 96, firstMicros: midnight, lastMicros: midnight + 96 * 900_000_000 - 1 },
    outside: { earlier: 0, later: 0 },
    systems: [{ system: "app", errors: 320, warnings: 427 }, { system: "database", errors: 128, warnings: 400 }, { system: "storage", errors: 518, warnings: 0 }, { system: "network", errors: 1, warnings: 40 }, { system: "backup", errors: 0, warnings: 0 }],
    novelTriggers: new Map([[novelKey({ file: "app_server1_log.txt", line: 1480 }), { file: "storage_system_log.txt", line: 19283, timestamp: at("09:14:07") }]]),
  };
}

export function emptyContext(locale: Locale): ReportContext {
  return { locale, zone: "UTC", problems: new Map(), anomalyTexts: new Map(), timeline: { bucketMs: 60_000, buckets: [] }, grid: NO_TIME, outside: { earlier: 0, later: 0 }, systems: [], novelTriggers: new Map() };
}

/** A run whose log text tries to be something else. */
export function hostileResult(log: string): RunResult {
  const result = inventedResult(log);
  const place = { file: log, line: -5, timestamp: null, text: log };
  return {
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, anomaly: place, problem: place })),
    incidents: result.incidents.map((incident) => ({ ...incident, file: log, text: log, title: log })),
    novelAnomalies: result.novelAnomalies.map((novel) => ({ ...novel, ...place, template: log })),
    unmatchedErrors: result.unmatchedErrors.map((error) => ({ ...error, text: log, template: log })),
  };
}
