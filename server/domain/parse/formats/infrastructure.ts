import { patternFormat, type LineKind, type LogFormat } from "../format";
import { severityOfPriority, severityOfStatus } from "../severity";
import type { LineFields } from "../line-fields";
import { readAnyTime, readEpoch, readSyslogTime, readTimeOfDay, type TimeReader } from "../timestamp";
import { ISO_TIME, LEVEL_ANY, LEVEL_CAPITALS, SYSLOG_TIME } from "./fragments";
import { SQL_SERVER } from "./sql-server";

const TIME = `(?<time>${ISO_TIME})`;
const MESSAGE = "(?<message>.*)";

/** `20251006:085932.123` */
const readZabbixTime: TimeReader = (text, out) => readAnyTime(text.replace(":", "T"), out);

/** Takes the severity from the first of some groups that is an HTTP status; without one the answer never came. */
function bySomeStatus(...places: number[]): (groups: readonly (string | undefined)[], out: LineFields) => LineKind {
  return (groups, out) => {
    const status = places.map((place) => groups[place]).find((text) => text !== undefined && text !== "-" && text !== "0");
    if (status === undefined) return "record";
    out.severity = severityOfStatus(Number(status));
    out.severityWord = status;
    return "record";
  };
}

/** Proxies, balancers, hypervisors, storage, monitoring and audit. */
export const INFRASTRUCTURE_FORMATS: readonly LogFormat[] = [
  // [2025-10-06 08:59:32.123][12][warning][config] [source/a.cc:12] text
  patternFormat({ id: "envoy", systemColumn: "component", pattern: String.raw`\[${TIME}\]\[\d+\]\[(?<severity>[a-z]+)\]\[(?<source>[\w-]+)\] (?:\[[^\]]*:\d+\] )?${MESSAGE}` }),
  // [2025-10-06T08:59:32.123Z] "GET /shop HTTP/1.1" 503 UF …
  patternFormat({ id: "envoy-access", pattern: String.raw`\[${TIME}\] (?<message>"[^"]*" (?<status>\d{1,3}) \S.*)`, finish: bySomeStatus(3) }),
  // http 2025-10-06T08:59:32.123456Z app/lb/1 10.0.0.9:2817 10.0.0.1:80 0.0 0.1 0.0 502 502 34 366 "GET …" …, the kind left out by older balancers
  patternFormat({
    id: "aws-balancer",
    systemColumn: "host",
    pattern: String.raw`(?:(?:https?|h2|grpcs|wss?) )?${TIME} (?<host>\S+) (?<message>[\d.]+:\d+ (?:\S+:\d+|-) -?[\d.]+ -?[\d.]+ -?[\d.]+ (?<status>\d{3}|-) (?<target>\d{3}|-|0) \d+ \d+ .*)`,
    finish: bySomeStatus(4, 5),
  }),
  // 2025-10-06T08:59:32.123Z<tab>1f0c…<tab>ERROR<tab>text (Node.js); [ERROR]<tab>2025-10-06T08:59:32.123Z<tab>1f0c…<tab>text (Python); what the runtime says itself
  patternFormat({
    id: "aws-lambda",
    minShare: 0.3,
    pattern: String.raw`(?:\[(?<severity>${LEVEL_CAPITALS})\]\t${TIME}\t[\da-f-]{36}\t|(?<written>${ISO_TIME})\t(?:[\da-f-]{36}|undefined)\t(?:(?<level>${LEVEL_CAPITALS})\t)?|(?=(?:START|END|REPORT) RequestId: |INIT_START ))${MESSAGE}`,
    finish([, , , written, level], out) {
      if (written !== undefined) readAnyTime(written, out);
      out.severityWord ??= level ?? null;
      return "record";
    },
  }),
  // Oct  6 08:59:32 lb1 haproxy[710]: 10.0.0.9:51000 [06/Oct/2025:08:59:32.123] http-in shop/web1 10/0/30/69/109 503 2750 …; Server shop/web1 is DOWN, …
  patternFormat({
    id: "haproxy",
    systemColumn: "host",
    time: (text, out) => readSyslogTime(text, out) || readAnyTime(text, out),
    pattern: String.raw`(?:<\d{1,3}>)?(?<time>${SYSLOG_TIME}|${ISO_TIME}) (?:(?<host>[\w.:-]+) )?(?<source>haproxy)\[\d+\]: (?<message>(?:\S+:\d+ \[[^\]]+\] \S+ \S+ [-+\d/]+ (?<status>\d{3}) \+?\d+ )?.*)`,
    finish: bySomeStatus(5),
  }),
  // 2 123456789010 eni-1235b8ca 10.0.0.9 10.0.0.1 49761 3389 6 20 4249 1759741172 1759741232 REJECT OK
  patternFormat({ id: "aws-flow", time: readEpoch, structural: /^version account-id interface-id /, pattern: String.raw`(?<message>\d+ \d+ (?<source>eni-\w+) (?:\S+ ){7}(?<time>\d{10}) \d{10} .*)` }),
  // 1759741172.123    110 10.0.0.1 TCP_DENIED/403 1234 GET http://example/ - HIER_NONE/- text/html
  patternFormat({ id: "squid", time: readEpoch, pattern: String.raw`(?<time>\d{10}\.\d{3})\s+\d+ (?<message>\S+ [A-Z_]+/(?<status>\d{3}) \d+ [A-Z]+ .*)`, finish: bySomeStatus(3) }),
  // 2025-10-06T08:59:32.123Z cpu12:2097152 opID=a)WARNING: NMP: text
  patternFormat({
    id: "vmkernel",
    pattern: String.raw`${TIME} (?:[A-Z][a-z]\((?<priority>\d+)\) )?(?:vmkernel: )?cpu\d+:\d+(?: opID=\S+)?\)(?:(?<severity>WARNING|ALERT): )?${MESSAGE}`,
    finish: byPriority,
  }),
  // 2025-10-06T08:59:32.123Z error hostd[2098] [Originator@6876 sub=Hostsvc] text; 2025-10-06T08:59:32.123Z Er(163) Hostd[2098]: text
  patternFormat({
    id: "vmware",
    pattern: String.raw`${TIME} (?:[A-Z][a-z]\((?<priority>\d+)\)|(?<severity>${LEVEL_ANY})) (?<source>[\w.-]+)\[\w+\]:? (?:\[Originator@[^\]]*\] ?)?${MESSAGE}`,
    finish: byPriority,
  }),
  // 2025-10-06T08:59:32.123+0300 mon.a (mon.0) 12 : cluster [WRN] text
  patternFormat({ id: "ceph-cluster", systemColumn: "host", pattern: String.raw`${TIME} (?<host>\S+) \(\S+\) \d+ : \w+ \[(?<severity>[A-Z]+)\] ${MESSAGE}` }),
  // 2025-10-06T08:59:32.123+0300 7f1234567700 -1 osd.1 text; … 0 log_channel(cluster) log [WRN] : text. Debug level -1 is an error.
  patternFormat({
    id: "ceph",
    pattern: String.raw`${TIME} [\da-f]{9,16}\s+(?<level>-?\d+) (?:log_channel\((?<source>\w+)\) log \[(?<severity>[A-Z]+)\] : )?${MESSAGE}`,
    finish([, , level], out) {
      if (level === "-1" && out.severityWord === null) [out.severity, out.severityWord] = ["ERROR", "-1"];
      return "record";
    },
  }),
  //   1234:20251006:085932.123 text
  patternFormat({ id: "zabbix", time: readZabbixTime, pattern: String.raw`\s*\d+:(?<time>\d{8}:\d{6}\.\d{3}) ${MESSAGE}` }),
  // node=web1 type=AVC msg=audit(1759741172.123:4567): text
  patternFormat({
    id: "auditd",
    systemColumn: "host",
    time: readEpoch,
    structural: /^(?:----$|time->)/,
    pattern: String.raw`(?:node=(?<host>\S+) )?type=(?<source>[A-Z][A-Z0-9_]*) msg=audit\((?<time>\d+\.\d+):\d+\): ?${MESSAGE}`,
  }),
  SQL_SERVER,
  // 2025-10-06 08:59:32.123456+0300 0x1235 Error 0x4567 124 0 locationd: (Core) text
  patternFormat({ id: "apple", structural: /^Timestamp +Thread +Type /, pattern: String.raw`${TIME} 0x[\da-f]+\s+(?<severity>[A-Z][a-z]+)\s+0x[\da-f]+\s+\d+\s+\d+\s+(?<source>[^:]+): ${MESSAGE}` }),
  // [08:59:32] [Server thread/WARN]: text
  patternFormat({ id: "clock-thread-level", time: readTimeOfDay, pattern: String.raw`\[(?<time>\d\d:\d\d:\d\d)\] \[[^\]/]*/(?<severity>${LEVEL_CAPITALS})\](?: \[(?<source>[^\]]*)\])?: ${MESSAGE}` }),
];

function byPriority([, , priority]: readonly (string | undefined)[], out: LineFields): LineKind {
  if (priority !== undefined) [out.severity, out.severityWord] = [severityOfPriority(Number(priority)), priority];
  return "record";
}
