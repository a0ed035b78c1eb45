/** What a named field of a record can be to us. */
export const FIELD_ROLES = ["time", "date", "severity", "message", "source", "host", "status", "cause"] as const;

export type FieldRole = (typeof FIELD_ROLES)[number];

/**
 * The names under which logs keep what we look for, in JSON, logfmt and table headers alike; the earlier name wins
 * where a record has several. Lower case; nested JSON keys are joined by dots; spaces, `_` and `-` between words do
 * not matter, nor does a zone in brackets behind them. ECS, OpenTelemetry, GELF, journald, pino, bunyan, Serilog, zap, MongoDB, what clouds, Windows
 * and the consoles of stores and monitoring export.
 */
const FIELD_NAMES: Record<FieldRole, readonly string[]> = {
  time: [
    "@timestamp", "timestamp", "ts", "time", "datetime", "date and time", "time created", "timecreated", "@t", "timeunixnano", "t.$date", "asctime", "logged at", "event time",
    "eventtime", "event timestamp", "requestreceivedtimestamp", "stagetimestamp", "created at", "created", "instant.epochsecond", "time millis", "timemillis", "epoch", "unixtime", "__realtime_timestamp", "_source_realtime_timestamp", "_message time ms", "_message time", "observedtimeunixnano",
    "observedtimestamp", "receivetimestamp", "log time", "time generated", "timegenerated", "systemtime", "starts at", "active at", "date created", "last seen", "created on", "t", "дата и время", "время", "метка времени", "дата", "date", "time_iso8601", "time_local",
  ],
  date: ["date", "дата", "day"],
  severity: [
    // Windows and Azure write numbers beside these, on scales of their own.
    "level display name", "event level name", "level", "severity", "log.level", "loglevel", "lvl", "severity text", "severitytext", "@l", "levelname", "level name", "log level", "priority",
    "syslog.severity", "severity number", "severitynumber", "alert.severity", "levelno", "error_severity", "sev", "entry type", "severity level", "labels.severity", "labels.level", "labels.detected_level", "fields.level", "fields.detected_level", "tags.level", "urgency", "s", "type", "уровень", "важность", "критичность", "серьезность", "тип", "l",
  ],
  message: [
    "message", "msg", "@message", "@m", "alert.signature", "short message", "body", "body.stringvalue", "text", "@mt", "rendered message", "renderedmessage", "textpayload", "jsonpayload.message", "jsonpayload.msg", "protopayload.methodname", "httprequest.requesturl", "logentry.formatted", "logentry.message", "syslog message", "log entry", "rendered description", "outer message", "fields.message", "log", "log message", "event.original",
    "description", "details", "full message", "error.message", "err.message", "event", "error", "content", "сообщение", "описание", "текст", "событие", "m", "_raw",
    "annotations.description", "annotations.message", "annotations.summary", "result description", "title", "problem", "проблема", "activity", "operation name", "operationname.localizedvalue", "operationname.value", "line",
  ],
  source: [
    "component", "category", "service", "service.name", "resource.attributes.service.name", "resource.service.name", "module", "logger", "log.logger", "logger name", "loggername", "log.logger_name", "app", "application",
    "program", "syslog identifier", "process.name", "source context", "sourcecontext", "properties.sourcecontext", "c", "subsystem", "name", "facility", "scope", "provider name", "providername", "source",
    "event source", "unit", "_systemd_unit", "comm", "_comm", "tag", "resource.labels.container_name", "resource.labels.service_name", "protopayload.servicename", "kubernetes.container.name", "kubernetes.container_name", "container name", "labels.alertname", "labels.app", "labels.service_name",
    "labels.container", "labels.job", "fields.app", "fields.service_name", "fields.container", "fields.job", "tags.logger", "culprit", "entity.name", "service name", "app role name", "cloud_rolename", "process name", "_source category", "category.value", "caller", "источник", "компонент", "категория", "служба", "модуль", "target", "n",
  ],
  host: [
    "host", "hostname", "host.name", "host.hostname", "_hostname", "node", "server", "machine", "machinename", "machine name", "computer", "computername", "resource.attributes.host.name", "resource.host.name",
    "device", "_source host", "server_name", "tags.server_name", "labels.instance", "labels.host", "labels.hostname", "labels.nodename", "labels.pod", "fields.instance", "fields.host", "fields.hostname", "fields.pod",
    "resource.labels.pod_name", "resource.labels.instance_id", "kubernetes.pod.name", "kubernetes.pod_name", "pod name", "app role instance", "cloud_roleinstance", "узел сети", "хост", "узел", "сервер", "компьютер",
  ],
  cause: ["error.message", "err.message", "exception.message", "exception.exception_message", "exc.message", "protopayload.status.message", "properties.statusmessage", "error.reason", "error", "err", "exception", "cause", "ошибка"],
  status: ["sc-status", "status", "status code", "statuscode", "http.response.status_code", "response status", "responsestatus.code", "httprequest.status", "result code"],
};

/** How a name is compared. */
function plain(name: string): string {
  return name.toLowerCase().replace(/\s*(?:\[[^\]]*\]|\([^)]*\))$/, "").replace(/[\s_-]+/g, "");
}

const ranks = new Map<FieldRole, ReadonlyMap<string, number>>();
for (const role of FIELD_ROLES) {
  ranks.set(role, new Map(FIELD_NAMES[role].map((name, rank) => [plain(name), rank])));
}

/** What a field name can stand for, and how good a name for it it is (0 best). A name can have several roles. */
export interface NamedRole {
  role: FieldRole;
  rank: number;
}

/** The roles of a field name; empty where the table does not know it. */
export function rolesOf(name: string): readonly NamedRole[] {
  const key = plain(name);
  return [...ranks].flatMap(([role, names]) => {
    const rank = names.get(key);
    return rank === undefined ? [] : [{ role, rank }];
  });
}

const MAX_KNOWN = 4096;

/** The same with a memory: the keys of a log repeat on every line. Make one per reader table. */
export function createRoleLookup(): (name: string) => readonly NamedRole[] {
  const known = new Map<string, readonly NamedRole[]>();
  return (name) => {
    let roles = known.get(name);
    if (roles === undefined) {
      roles = rolesOf(name);
      if (known.size < MAX_KNOWN) known.set(name, roles);
    }
    return roles;
  };
}
