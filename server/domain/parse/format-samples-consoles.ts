import type { ExpectedRecord, FormatSample } from "./format-samples";
import { brokenUp, spread } from "./format-samples-envelopes";

/** A document on one line and spread over several: of each the first lines of its records. */
function bothWays(document: object, [onOne, over]: readonly [number[], number[]], records: readonly Omit<ExpectedRecord, "line">[]): FormatSample[] {
  return ([[brokenUp(document), onOne], [spread(document), over]] as const).map(([lines, starts]) => ({
    format: "json-envelope",
    lines,
    records: records.map((record, index) => ({ line: starts[index] ?? 0, ...record })),
  }));
}

const column = (name: string): object => ({ name, type: "string" });

const LOG_ANALYTICS = {
  tables: [{
    name: "PrimaryResult",
    columns: ["TenantId", "TimeGenerated", "Computer", "SeverityLevel", "ProcessName", "SyslogMessage"].map(column),
    rows: [["t", "2025-10-06T08:59:32.1234567Z", "web1", "err", "nginx", "upstream timed out"], ["t", "2025-10-06T08:59:33Z", "web2", "info", "sshd", "Accepted key"]],
  }],
};

const APP_TRACES = {
  Tables: [{
    TableName: "Table_0",
    Columns: ["timestamp", "message", "severityLevel", "cloud_RoleName", "cloud_RoleInstance"].map((ColumnName) => ({ ColumnName, DataType: "String" })),
    Rows: [
      ["2025-10-06T08:59:32.123Z", "cannot open the ledger", 3, "shop", "shop-1"], ["2025-10-06T08:59:33.123Z", "slow", 2, "shop", "shop-1"],
      ["2025-10-06T08:59:34.123Z", "started", 1, "shop", "shop-2"], ["2025-10-06T08:59:35.123Z", "entered", 0, "shop", "shop-2"],
    ],
  }],
};

const CONTAINER_LOGS = {
  tables: [{
    name: "PrimaryResult",
    columns: ["TimeGenerated", "LogMessage", "PodName", "ContainerName", "LogLevel"].map(column),
    rows: [["2025-10-06T08:59:32Z", 'level=error msg="no route"', "pay-1", "pay", "UNKNOWN"], ["2025-10-06T08:59:33Z", '{"level":"warn","msg":"slow"}', "pay-1", "pay", ""]],
  }],
};

const datadogLog = (second: number, status: string, message: string): object => ({
  id: `AQ${String(second)}`, type: "log", attributes: { service: "orders", attributes: { logger: { name: "a.B" }, http: { status_code: 200 } }, timestamp: `2025-10-06T08:59:${String(second)}.123Z`, host: "i-0ab", status, message },
});
const DATADOG = { data: [datadogLog(32, "error", "no connection\n\tat a.B.c(B.java:1)"), datadogLog(33, "warn", "slow"), datadogLog(34, "info", "2025-10-06 08:59:34,123 ERROR [main] a.Pay - lost")], meta: { status: "done" } };

const insight = (second: number, message: string): object[] => [
  { field: "@timestamp", value: `2025-10-06 08:59:${String(second)}.123` }, { field: "@message", value: message }, { field: "@logStream", value: "i-0ab" }, { field: "@log", value: "1111:orders" }, { field: "@ptr", value: "Cl0" },
];
const INSIGHTS = { queryLanguage: "CWLI", results: [insight(32, '{"level":"error","msg":"lost"}'), insight(33, '{"level":"warn","msg":"slow"}')], statistics: { recordsMatched: 2 }, status: "Complete" };

const SPLUNK = {
  preview: false, init_offset: 0, messages: [], fields: [{ name: "_raw" }],
  results: [
    { _raw: "Oct  6 08:59:32 web1 sshd[12]: Failed password for root", _time: "2025-10-06T08:59:32.000+00:00", host: "web1", source: "/var/log/secure" },
    { _raw: "Oct  6 08:59:33 web1 kernel: Out of memory: Killed process 12", _time: "2025-10-06T08:59:33.000+00:00", host: "web1", source: "/var/log/secure" },
  ],
};

const SUMO = {
  fields: [{ name: "_messagetime", fieldType: "long" }],
  messages: [{ map: { _messagetime: "1759741172123", _raw: "lost", _sourcehost: "web1", _sourcecategory: "prod/orders", _loglevel: "ERROR" } }, { map: { _messagetime: "1759741173123", _raw: "slow", _sourcehost: "web1", _sourcecategory: "prod/orders", _loglevel: "WARN" } }],
};

const NEW_RELIC = { data: { actor: { account: { nrql: { results: [{ "entity.name": "orders", hostname: "web1", level: "ERROR", message: "lost", timestamp: 1759741172123 }, { "entity.name": "orders", hostname: "web1", level: "WARN", message: "slow", timestamp: 1759741173123 }] } } } } };

const alert = (second: number, severity: string, alertname: string): object => ({
  status: "firing", labels: { alertname, instance: "web1:9100", job: "node", severity }, annotations: { description: `${alertname} on web1`, summary: alertname }, startsAt: `2025-10-06T08:59:${String(second)}.123Z`, endsAt: "0001-01-01T00:00:00Z",
});
const ALERTS = [alert(32, "critical", "DiskFull"), alert(33, "warning", "LoadHigh"), alert(34, "page", "Gone")];
const ALERT_RECORDS: readonly Omit<ExpectedRecord, "line">[] = [
  { severity: "CRITICAL", time: "2025-10-06T08:59:32.123Z", source: "DiskFull", host: "web1:9100", message: "DiskFull on web1" },
  { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "LoadHigh", host: "web1:9100", message: "LoadHigh on web1" },
  { severity: "CRITICAL", time: "2025-10-06T08:59:34.123Z", source: "Gone", host: "web1:9100", message: "Gone on web1" },
];

const pod = (name: string, state: object): object => ({
  apiVersion: "v1", kind: "Pod", metadata: { name, creationTimestamp: "2025-10-06T08:00:00Z" }, spec: { nodeName: "node1", containers: [{ name: "pay" }] }, status: { phase: "Running", containerStatuses: [{ name: "pay", state }], startTime: "2025-10-06T08:00:01Z" },
});
const PODS = { apiVersion: "v1", items: [pod("pay-1", { waiting: { reason: "CrashLoopBackOff", message: "back-off 40s" } }), pod("pay-2", { running: { startedAt: "2025-10-06T08:59:32Z" } })], kind: "List" };

const issue = (second: number, level: string, title: string): string => JSON.stringify({
  eventID: `a${String(second)}`, "event.type": "error", dateCreated: `2025-10-06T08:59:${String(second)}Z`, title, culprit: "shop.pay in charge", tags: [{ key: "level", value: level }, { key: "server_name", value: "web1" }],
});

const audit = (second: number, severity: string, status: object): string => JSON.stringify({
  insertId: "1", protoPayload: { status, serviceName: "compute.googleapis.com", methodName: "v1.instances.insert" }, resource: { type: "gce_instance", labels: { instance_id: "42" } }, timestamp: `2025-10-06T08:59:${String(second)}.123Z`, severity,
});

const DOCUMENTS: readonly FormatSample[] = [
  ...bothWays(LOG_ANALYTICS, [[2, 3], [32, 40]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "nginx", host: "web1", message: "upstream timed out" },
    { severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "sshd", host: "web2", message: "Accepted key" },
  ]),
  ...bothWays(APP_TRACES, [[2, 3, 4, 5], [28, 35, 42, 49]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "shop", host: "shop-1", message: "cannot open the ledger" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "shop", host: "shop-1", message: "slow" },
    { severity: "INFO", time: "2025-10-06T08:59:34.123Z", source: "shop", host: "shop-2", message: "started" },
    { severity: "TRACE", time: "2025-10-06T08:59:35.123Z", source: "shop", host: "shop-2", message: "entered" },
  ]),
  ...bothWays(CONTAINER_LOGS, [[2, 3], [28, 35]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "pay", host: "pay-1", message: "no route" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "pay", host: "pay-1", message: "slow" },
  ]),
  ...bothWays(DATADOG, [[2, 3, 4], [3, 22, 41]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "i-0ab", message: "no connection\n\tat a.B.c(B.java:1)" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", host: "i-0ab", message: "slow" },
    { severity: "ERROR", time: "2025-10-06T08:59:34.123Z", source: "orders", host: "i-0ab", message: "lost" },
  ]),
  ...bothWays(INSIGHTS, [[2, 3], [4, 26]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "1111:orders", host: "i-0ab", message: "lost" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "1111:orders", host: "i-0ab", message: "slow" },
  ]),
  ...bothWays(SPLUNK, [[2, 3], [11, 17]], [
    { severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "sshd", host: "web1", message: "Failed password for root" },
    { severity: "CRITICAL", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "kernel", host: "web1", message: "Out of memory: Killed process 12" },
  ]),
  ...bothWays(SUMO, [[2, 3], [9, 18]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "prod/orders", host: "web1", message: "lost" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "prod/orders", host: "web1", message: "slow" },
  ]),
  ...bothWays(NEW_RELIC, [[2, 3], [7, 14]], [
    { severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "web1", message: "lost" },
    { severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", host: "web1", message: "slow" },
  ]),
  ...bothWays({ receiver: "ops", status: "firing", alerts: ALERTS, version: "4" }, [[2, 3, 4], [5, 20, 35]], ALERT_RECORDS),
  ...bothWays({ status: "success", data: { alerts: ALERTS } }, [[2, 3, 4], [5, 20, 35]], ALERT_RECORDS),
  ...bothWays(PODS, [[2, 3], [4, 35]], [
    { severity: "WARNING", time: "2025-10-06T08:00:01.000Z", source: "pay", host: "pay-1", message: "Running CrashLoopBackOff back-off 40s" },
    { severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.000Z", source: "pay", host: "pay-2", message: "Running" },
  ]),
];

const LINES: readonly FormatSample[] = [
  {
    // Alerts as Alertmanager's API lists them.
    format: "json-lines",
    lines: ALERTS.map((object) => JSON.stringify(object)),
    records: ALERT_RECORDS.map((record, index) => ({ line: index + 1, ...record })),
  },
  {
    // Loki's own tool, and what Grafana saves.
    format: "json-lines",
    lines: [
      '{"labels":{"app":"orders","pod":"o-1"},"line":"level=error msg=lost","timestamp":"2025-10-06T08:59:32.123456Z"}',
      '{"line":"slow","timestamp":"1759741173123456000","fields":{"app":"orders","pod":"o-1","detected_level":"warn"}}',
      '{"level":"error","ts":1759741174,"file":"a.c","line":12,"event":"gone"}',
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "o-1", message: "lost" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", source: "orders", host: "o-1", message: "slow" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:34.000Z", message: "gone" },
    ],
  },
  {
    format: "json-lines",
    lines: [issue(32, "error", "ValueError: no such card"), issue(33, "warning", "slow")],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "shop.pay in charge", host: "web1", message: "ValueError: no such card" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.000Z", source: "shop.pay in charge", host: "web1", message: "slow" },
    ],
  },
  {
    format: "json-lines",
    lines: [audit(32, "ERROR", { code: 7, message: "PERMISSION_DENIED" }), audit(33, "NOTICE", {})],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "compute.googleapis.com", host: "42", message: "v1.instances.insert: PERMISSION_DENIED" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "compute.googleapis.com", host: "42", message: "v1.instances.insert" },
    ],
  },
  {
    // Windows' own numbers, where 2 is an error and 4 is none.
    format: "json-lines",
    lines: ['{"Level":2,"TimeCreated":"2025-10-06T08:59:32Z","ProviderName":"disk","Message":"bad block"}', '{"Level":4,"LevelDisplayName":"Information","TimeCreated":"2025-10-06T08:59:33Z","ProviderName":"disk","Message":"ok"}'],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "disk", message: "bad block" },
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "disk", message: "ok" },
    ],
  },
  {
    // Get-WinEvent | ConvertTo-Json
    format: "json-blocks",
    lines: spread([{ Id: 7031, Level: 2, ProviderName: "disk", MachineName: "PC1", TimeCreated: "/Date(1759741172123)/", LevelDisplayName: "Error", Message: "bad block" }, { Id: 1, Level: 4, ProviderName: "disk", MachineName: "PC1", TimeCreated: "/Date(1759741173123)/", LevelDisplayName: "", Message: "ok" }]),
    records: [
      { line: 2, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "disk", host: "PC1", message: "bad block" },
      { line: 11, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: "disk", host: "PC1", message: "ok" },
    ],
  },
  {
    // az monitor activity-log list
    format: "json-lines",
    lines: ['{"caller":"a@b.c","description":"","category":{"value":"Administrative"},"eventTimestamp":"2025-10-06T08:59:32.123Z","level":"Error","operationName":{"localizedValue":"Create a machine"},"properties":{"statusMessage":"no capacity"}}'],
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "Administrative", message: "Create a machine: no capacity" }],
  },
  {
    // An error with a stack longer than an object is read to.
    format: "json-blocks",
    lines: spread({ level: "error", timestamp: 1759741172.5, logger: "shop", title: "no such card", frames: Array.from({ length: 400 }, (_, lineno) => ({ lineno })) }),
    records: [{ line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.500Z", source: "shop", message: "no such card" }],
  },
  {
    // 2025-10-06T08:59:32.123000+00:00 stream text
    format: "aws-tail",
    lines: [
      "2025-10-06T08:59:32.123000+00:00 ecs/orders/0a1b2c 2025-10-06 08:59:32,123 ERROR [main] a.Pay - lost", "2025-10-06T08:59:33.123000+00:00 ecs/orders/0a1b2d level=warn msg=slow",
      "2025-10-06T08:59:34.123000+00:00 2025/10/06/[$LATEST]8a1f START RequestId: 1 Version: $LATEST",
    ],
    records: [
      { line: 1, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "a.Pay", host: "ecs/orders/0a1b2c", message: "lost" },
      { line: 2, severity: "WARNING", time: "2025-10-06T08:59:33.123Z", host: "ecs/orders/0a1b2d", message: "slow" },
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.123Z", host: "2025/10/06/[$LATEST]8a1f", message: "START RequestId: 1 Version: $LATEST" },
    ],
  },
];

/** Documents and lines of JSON that consoles of clouds, stores and monitoring hand out, and what their command lines follow, for tests. All invented. */
export const CONSOLE_SAMPLES: readonly FormatSample[] = [...DOCUMENTS, ...LINES];
