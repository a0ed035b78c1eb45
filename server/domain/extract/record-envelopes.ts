/** A JSON document that holds many log records, as clouds, collectors and stores hand them out. */
export interface RecordEnvelope {
  /** Keys from the top down to the array of records; an array on the way stands for each of its elements. */
  path: readonly string[];
  /** Keys that may stand before the first of the path. Any other makes it a record of its own that happens to hold a list. */
  before?: readonly string[];
  /** One of these that has to stand there, where the path alone says too little. */
  needs?: string;
  /** Keys or kinds in quotation marks of which the first elements have one, where the path leads to other things than records, too. */
  marks?: readonly string[];
  /** Where in an element its fields are, if not in itself. */
  inner?: string;
  /** Elements are rows of a table: the list beside them that names their values in order, and what holds a name there. */
  columns?: { list: string; name: string };
  /** Elements are lists of pairs: under which keys their names and values stand. */
  pairs?: { name: string; value: string };
  /** Where in an element a line of a program stands, which is read by that program's format. */
  line?: string;
  /** Fields of an element that make up the message, joined by spaces. Without it the message is found by the names that all logs share. */
  message?: readonly string[];
  /** A field that only a record of something that failed has: without a severity of its own it is a WARNING. */
  failed?: string;
  /** What means more here than the names that all logs share, in an element, else in what encloses it; the earlier name wins. */
  names?: Partial<Record<"time" | "severity" | "source" | "host", readonly string[]>>;
}

const LOKI: Omit<RecordEnvelope, "path"> = {
  line: "1",
  names: {
    time: ["0"],
    severity: ["stream.level", "stream.detected_level", "stream.severity"],
    source: ["stream.app", "stream.service_name", "stream.container", "stream.job", "stream.unit"],
    host: ["stream.host", "stream.hostname", "stream.nodename", "stream.node_name", "stream.pod", "stream.instance"],
  },
};

/** Where a pod tells of its first container. */
const CONTAINER = "status.containerStatuses.0";

/** The envelopes that are known. A list below any other key is left as it is. */
export const RECORD_ENVELOPES: readonly RecordEnvelope[] = [
  // OpenTelemetry, OTLP/JSON, and what its collector writes into files
  {
    path: ["resourceLogs", "scopeLogs", "logRecords"],
    line: "body.stringValue",
    message: ["body.kvlistValue.values.message", "body.kvlistValue.values.msg"],
    names: { time: ["timeUnixNano", "observedTimeUnixNano"], severity: ["severityText", "severityNumber"], source: ["resource.attributes.service.name", "scope.name"], host: ["resource.attributes.host.name", "resource.attributes.k8s.node.name", "resource.attributes.k8s.pod.name"] },
  },
  // AWS CloudTrail, and events of S3, SNS and SQS
  { path: ["Records"], message: ["eventName", "errorCode", "errorMessage"], failed: "errorCode", names: { source: ["eventSource"], host: ["awsRegion"] } },
  // Azure Monitor: diagnostic settings; the activity log by its API
  { path: ["records"], message: ["operationName", "resultType", "resultSignature", "resultDescription", "properties.message", "properties.log"], names: { source: ["category"] } },
  // CloudWatch Logs: subscriptions and Firehose; `aws logs filter-log-events` and `get-log-events`
  {
    path: ["logEvents"],
    before: ["messageType", "owner", "logGroup", "logStream", "subscriptionFilters"],
    line: "message",
    names: { time: ["timestamp"], source: ["logGroup"], host: ["logStream"] },
  },
  { path: ["events"], before: ["searchedLogStreams", "nextToken"], line: "message", names: { time: ["timestamp"], host: ["logStreamName"] } },
  // Elasticsearch and OpenSearch: answers to a search
  { path: ["hits", "hits"], before: ["took", "timed_out", "_shards", "_scroll_id", "pit_id", "num_reduce_phases", "terminated_early"], inner: "_source" },
  // Loki: answers to a query, and what is pushed to it
  { path: ["data", "result", "values"], before: ["status"], marks: ["stream"], ...LOKI },
  { path: ["streams", "values"], ...LOKI },
  // Google Cloud Logging: entries.list
  { path: ["entries"], before: ["nextPageToken"], names: { source: ["resource.labels.container_name", "resource.labels.service_name", "resource.labels.function_name", "logName"], host: ["resource.labels.pod_name", "resource.labels.instance_id"] } },
  // Kubernetes: `kubectl get events -o json`, and what `kubectl cluster-info dump` keeps of them; of pods, how they fare
  {
    path: ["items"],
    before: ["apiVersion", "kind", "metadata"],
    needs: "apiVersion",
    marks: ["involvedObject", "regarding", "Pod"],
    message: [
      "reason", "message", "note", "status.phase", "status.reason", "status.message", `${CONTAINER}.state.waiting.reason`, `${CONTAINER}.state.waiting.message`, `${CONTAINER}.state.terminated.reason`,
      `${CONTAINER}.lastState.terminated.reason`,
    ],
    failed: `${CONTAINER}.state.waiting.reason`,
    names: {
      time: [
        "lastTimestamp", "series.lastObservedTime", "eventTime", "deprecatedLastTimestamp", "firstTimestamp", `${CONTAINER}.state.terminated.finishedAt`, `${CONTAINER}.lastState.terminated.finishedAt`,
        `${CONTAINER}.state.running.startedAt`, "status.startTime", "metadata.creationTimestamp",
      ],
      severity: ["type", "status.phase"],
      source: ["source.component", "reportingComponent", "reportingController", "deprecatedSource.component", `${CONTAINER}.name`],
      host: ["involvedObject.name", "regarding.name", "metadata.name"],
    },
  },
  // Azure Monitor, Log Analytics and Application Insights: answers to a query, today's and older ones
  { path: ["tables", "rows"], columns: { list: "columns", name: "name" } },
  { path: ["Tables", "Rows"], columns: { list: "Columns", name: "ColumnName" } },
  // Datadog: answers to a search for logs, of both versions of its API
  { path: ["data"], before: ["meta", "links"], marks: ["log"], inner: "attributes", names: { severity: ["status"] } },
  { path: ["logs"], before: ["nextLogId", "status"], inner: "content", names: { severity: ["attributes.status", "attributes.level"] } },
  // CloudWatch Logs Insights: answers to a query
  { path: ["results"], before: ["queryLanguage"], marks: ["field"], pairs: { name: "field", value: "value" }, line: "@message", names: { host: ["@logStream"], source: ["@log"] } },
  // Splunk and Sumo Logic: answers to a search
  { path: ["results"], before: ["preview", "init_offset", "post_process_count", "messages", "fields"], needs: "preview", line: "_raw" },
  { path: ["messages"], before: ["fields"], needs: "fields", marks: ["map"], inner: "map", line: "_raw" },
  // New Relic: answers to a query by its API
  { path: ["data", "actor", "account", "nrql", "results"] },
  // Alertmanager and Prometheus: alerts by their APIs, and what is sent to webhooks
  { path: ["data"], before: ["status"], needs: "status", marks: ["alertname"] },
  { path: ["data", "alerts"], before: ["status"], needs: "status", marks: ["alertname"] },
  { path: ["alerts"], before: ["receiver", "status", "state", "version", "groupKey", "truncatedAlerts", "orgId", "title", "message", "groupLabels", "commonLabels", "commonAnnotations", "externalURL"], marks: ["alertname"] },
];

/** The envelope to whose records keys lead. @param top keys of the outermost object that came before */
export function findEnvelope(keys: readonly string[], top: readonly string[]): RecordEnvelope | undefined {
  return RECORD_ENVELOPES.find((envelope) => envelope.path.length === keys.length && envelope.path.every((key, at) => key === keys[at]) && mayFollow(envelope, top));
}

/** Whether a key of the outermost object is the first on the way to the records of an envelope. */
export function leadsToEnvelope(key: string | undefined, top: readonly string[]): boolean {
  return RECORD_ENVELOPES.some((envelope) => envelope.path[0] === key && mayFollow(envelope, top));
}

/** Whether the records of an envelope may come after these keys of the outermost object. */
export function mayFollow({ before = [], needs }: RecordEnvelope, top: readonly string[]): boolean {
  return top.every((key) => before.includes(key)) && (needs === undefined || top.includes(needs));
}
