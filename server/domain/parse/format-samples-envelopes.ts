import { RecordBreaker } from "@/server/domain/extract/break-records";
import type { FormatSample } from "./format-samples";

/** The lines of documents on one line each, as extract leaves them. */
export function brokenUp(...documents: object[]): string[] {
  return new RecordBreaker().write(Buffer.from(documents.map((document) => JSON.stringify(document)).join("\n"))).toString().split("\n");
}

/** A document spread over lines. */
export function spread(document: object): string[] {
  return JSON.stringify(document, null, 2).split("\n");
}

const attribute = (key: string, stringValue: string): object => ({ key, value: { stringValue } });
const otlpRecord = (second: number, severityNumber: number, severityText: string, stringValue: string): object => ({
  timeUnixNano: `17597411${second}000000000`, observedTimeUnixNano: "1759741190000000000", severityNumber, severityText, body: { stringValue }, attributes: [attribute("thread.name", "main")], traceId: "", spanId: "",
});
const otlpGroup = (service: string, host: string, logRecords: object[]): object => ({
  resource: { attributes: [attribute("service.name", service), attribute("host.name", host)] }, scopeLogs: [{ scope: { name: "com.acme.Orders" }, logRecords }],
});
const OTLP = { resourceLogs: [otlpGroup("orders", "web1", [otlpRecord(72, 9, "INFO", "started"), otlpRecord(73, 17, "ERROR", "no connection\njava.sql.SQLException: closed\n\tat a.B.c(B.java:1)")]), otlpGroup("pay", "web2", [otlpRecord(74, 13, "Warn", "slow")])] };

const CLOUDTRAIL = {
  Records: [
    {
      eventVersion: "1.08", userIdentity: { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/Ops/alice", sessionContext: { attributes: { creationDate: "2025-10-06T08:00:00Z", mfaAuthenticated: "false" } } },
      eventTime: "2025-10-06T08:59:32Z", eventSource: "s3.amazonaws.com", eventName: "GetObject", awsRegion: "eu-central-1", errorCode: "ThrottlingException", errorMessage: "Rate exceeded", requestParameters: { bucketName: "orders" }, responseElements: null,
    },
    { eventVersion: "1.08", userIdentity: { type: "AWSService" }, eventTime: "2025-10-06T08:59:33Z", eventSource: "ec2.amazonaws.com", eventName: "RunInstances", awsRegion: "eu-central-1" },
  ],
};

const SUBSCRIPTION = { messageType: "DATA_MESSAGE", owner: "111122223333", logGroup: "/var/log/messages", logStream: "i-0abc", subscriptionFilters: ["all"] };

const SEARCH = {
  took: 5, timed_out: false, _shards: { total: 5, successful: 5, skipped: 0, failed: 0 },
  hits: {
    total: { value: 2, relation: "eq" }, max_score: null,
    hits: [
      { _index: "logs-1", _id: "a", _source: { "@timestamp": "2025-10-06T08:59:32.123Z", log: { level: "error" }, host: { name: "web1" }, service: { name: "orders" }, message: "lost" }, sort: [1] },
      { _index: "logs-1", _id: "b", _source: { "@timestamp": "2025-10-06T08:59:33.123Z", log: { level: "info" }, host: { name: "web2" }, message: "back" }, sort: [2] },
    ],
  },
};

const LOKI = {
  status: "success",
  data: {
    resultType: "streams",
    result: [
      { stream: { app: "orders", pod: "orders-7d" }, values: [["1759741172123456000", 'level=error component=db msg="lost"'], ["1759741173000000000", "level=info msg=back"]] },
      { stream: { app: "shop", pod: "shop-1", level: "warn" }, values: [["1759741174000000000", "msg=slow level=info"]] },
    ],
    stats: { summary: {} },
  },
};

const AZURE = {
  records: [
    { time: "2025-10-06T08:59:32.1234567Z", resourceId: "/SUBSCRIPTIONS/1/VAULTS/KV1", operationName: "SecretGet", category: "AuditEvent", level: "Error", resultType: "Failed", resultDescription: "Vault is throttled" },
    { time: "2025-10-06T08:59:33Z", resourceId: "/SUBSCRIPTIONS/1/SITES/SHOP", operationName: "Write", category: "AppServiceConsoleLogs", level: "Informational", resultDescription: "listening\n" },
  ],
};

const ENTRIES = {
  entries: [
    { insertId: "1", logName: "projects/p/logs/stdout", resource: { type: "k8s_container", labels: { container_name: "orders", pod_name: "orders-1" } }, timestamp: "2025-10-06T08:59:32.123456Z", severity: "ERROR", textPayload: "lost" },
    { insertId: "2", logName: "projects/p/logs/syslog", resource: { type: "gce_instance", labels: { instance_id: "42" } }, timestamp: "2025-10-06T08:59:33Z", severity: "NOTICE", jsonPayload: { message: "ok" } },
  ],
};

const podEvent = (second: number, type: string, reason: string, message: string): object => ({
  apiVersion: "v1", count: 3, eventTime: null, firstTimestamp: "2025-10-06T08:50:00Z", involvedObject: { kind: "Pod", name: "orders-7d", namespace: "shop" }, kind: "Event", lastTimestamp: `2025-10-06T08:59:${String(second)}Z`, message,
  metadata: { creationTimestamp: "2025-10-06T08:50:00Z", name: "orders-7d.17" }, reason, reportingComponent: "", source: { component: "kubelet", host: "node1" }, type,
});
const POD_EVENTS = [podEvent(32, "Warning", "BackOff", "Back-off restarting failed container"), podEvent(33, "Normal", "Pulled", "Container image pulled")];
const EVENTS = { apiVersion: "v1", items: POD_EVENTS, kind: "List", metadata: { resourceVersion: "" } };
const EVENT_LIST = { kind: "EventList", apiVersion: "v1", metadata: { resourceVersion: "17" }, items: POD_EVENTS };

/** Documents that hold many records, on one line and spread over several, for tests. All invented. */
export const ENVELOPE_SAMPLES: readonly FormatSample[] = [
  ...[{ lines: brokenUp(EVENTS), at: [2, 3] }, { lines: spread(EVENTS), at: [4, 29] }, { lines: spread(EVENT_LIST), at: [8, 33] }].map(({ lines, at: [first = 0, second = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "kubelet", host: "orders-7d", message: "BackOff Back-off restarting failed container" },
      { line: second, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "kubelet", host: "orders-7d", message: "Pulled Container image pulled" },
    ],
  })),
  {
    format: "json-envelope",
    lines: brokenUp(OTLP, { resourceLogs: [otlpGroup("orders", "web1", [otlpRecord(75, 9, "", "back"), otlpRecord(76, 21, "", "out of disk")])] }),
    records: [
      { line: 2, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "orders", host: "web1", message: "started" },
      { line: 3, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "orders", host: "web1", message: "no connection\njava.sql.SQLException: closed\n\tat a.B.c(B.java:1)" },
      { line: 5, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "pay", host: "web2", message: "slow" },
      { line: 8, severity: "INFO", time: "2025-10-06T08:59:35.000Z", source: "orders", host: "web1", message: "back" },
      { line: 9, severity: "CRITICAL", time: "2025-10-06T08:59:36.000Z", source: "orders", host: "web1", message: "out of disk" },
    ],
  },
  {
    format: "json-envelope",
    lines: spread(OTLP),
    records: [
      { line: 26, severity: "INFO", time: "2025-10-06T08:59:32.000Z", source: "orders", host: "web1", message: "started" },
      { line: 45, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", source: "orders", host: "web1", message: "no connection\njava.sql.SQLException: closed\n\tat a.B.c(B.java:1)" },
      { line: 91, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "pay", host: "web2", message: "slow" },
    ],
  },
  ...[{ lines: brokenUp(CLOUDTRAIL), at: [2, 3] }, { lines: spread(CLOUDTRAIL), at: [3, 26] }].map(({ lines, at: [first = 0, second = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "WARNING", time: "2025-10-06T08:59:32.000Z", source: "s3.amazonaws.com", host: "eu-central-1", message: "GetObject ThrottlingException Rate exceeded" },
      { line: second, severity: "INFO", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "ec2.amazonaws.com", host: "eu-central-1", message: "RunInstances" },
    ],
  })),
  {
    format: "json-envelope",
    lines: brokenUp(
      { ...SUBSCRIPTION, logEvents: [{ id: "1", timestamp: 1759741172123, message: "Oct  6 08:59:32 ip-10-0-0-1 sshd[12]: Failed password for root" }, { id: "2", timestamp: 1759741173000, message: "Oct  6 08:59:33 ip-10-0-0-1 kernel: Out of memory: Killed process 12" }] },
      { ...SUBSCRIPTION, logStream: "i-0abd", logEvents: [{ id: "3", timestamp: 1759741174000, message: "checkpoint" }] },
    ),
    records: [
      { line: 2, severity: "WARNING", inferred: true, time: "2025-10-06T08:59:32.123Z", source: "sshd", host: "ip-10-0-0-1", message: "Failed password for root" },
      { line: 3, severity: "CRITICAL", inferred: true, time: "2025-10-06T08:59:33.000Z", source: "kernel", host: "ip-10-0-0-1", message: "Out of memory: Killed process 12" },
      { line: 6, severity: "INFO", inferred: true, time: "2025-10-06T08:59:34.000Z", source: "/var/log/messages", host: "i-0abd", message: "checkpoint" },
    ],
  },
  {
    format: "json-envelope",
    lines: spread({
      events: [
        { logStreamName: "2025/10/06/[$LATEST]8a1f", timestamp: 1759741172123, message: "START RequestId: 11111111-2222-3333-4444-555555555555 Version: $LATEST\n", eventId: "1" },
        { logStreamName: "2025/10/06/[$LATEST]8a1f", timestamp: 1759741173000, message: "2025-10-06T08:59:33.000Z\t11111111-2222-3333-4444-555555555555\tERROR\tcannot reach db\n", eventId: "2" },
        { logStreamName: "2025/10/06/[$LATEST]8a1f", timestamp: 1759741174000, message: "[WARNING]\t2025-10-06T08:59:34.000Z\t11111111-2222-3333-4444-555555555555\tslow\n", eventId: "3" },
      ],
      searchedLogStreams: [],
    }),
    records: [
      { line: 3, severity: "INFO", inferred: true, time: "2025-10-06T08:59:32.123Z", host: "2025/10/06/[$LATEST]8a1f", message: "START RequestId: 11111111-2222-3333-4444-555555555555 Version: $LATEST" },
      { line: 9, severity: "ERROR", time: "2025-10-06T08:59:33.000Z", message: "cannot reach db" },
      { line: 15, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", message: "slow" },
    ],
  },
  ...[{ lines: brokenUp(SEARCH), at: [2, 3] }, { lines: spread(SEARCH), at: [17, 37] }].map(({ lines, at: [first = 0, second = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "web1", message: "lost" },
      { line: second, severity: "INFO", time: "2025-10-06T08:59:33.123Z", source: null, host: "web2", message: "back" },
    ],
  })),
  ...[{ lines: brokenUp(LOKI), at: [2, 3, 5] }, { lines: spread(LOKI), at: [12, 16, 29] }].map(({ lines, at: [first = 0, second = 0, third = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "db", host: "orders-7d", message: "lost" },
      { line: second, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "orders", host: "orders-7d", message: "back" },
      { line: third, severity: "WARNING", time: "2025-10-06T08:59:34.000Z", source: "shop", host: "shop-1", message: "slow" },
    ],
  })),
  ...[{ lines: brokenUp(AZURE), at: [2, 3] }, { lines: spread(AZURE), at: [3, 12] }].map(({ lines, at: [first = 0, second = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "AuditEvent", message: "SecretGet Failed Vault is throttled" },
      { line: second, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "AppServiceConsoleLogs", message: "Write listening" },
    ],
  })),
  ...[{ lines: brokenUp(ENTRIES), at: [2, 3] }, { lines: spread(ENTRIES), at: [3, 17] }].map(({ lines, at: [first = 0, second = 0] }): FormatSample => ({
    format: "json-envelope",
    lines,
    records: [
      { line: first, severity: "ERROR", time: "2025-10-06T08:59:32.123Z", source: "orders", host: "orders-1", message: "lost" },
      { line: second, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "projects/p/logs/syslog", host: "42", message: "ok" },
    ],
  })),
  {
    // Brackets and braces on one line, as JavaScript is written.
    format: "json-envelope",
    lines: new RecordBreaker().write(Buffer.from(`{
  "resourceLogs": [{
    "resource": { "attributes": [{ "key": "service.name", "value": { "stringValue": "orders" } }] },
    "scopeLogs": [{
      "scope": {},
      "logRecords": [{
        "timeUnixNano": "1759741172000000000",
        "severityNumber": 17,
        "body": {
          "stringValue": "lost"
        }
      }, {
        "timeUnixNano": "1759741173000000000",
        "severityNumber": 9,
        "body": { "stringValue": "back" }
      }]
    }]
  }]
}`)).toString().split("\n"),
    records: [
      { line: 7, severity: "ERROR", time: "2025-10-06T08:59:32.000Z", source: "orders", message: "lost" },
      { line: 14, severity: "INFO", time: "2025-10-06T08:59:33.000Z", source: "orders", message: "back" },
    ],
  },
];
