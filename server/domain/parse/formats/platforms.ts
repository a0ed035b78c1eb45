import { patternFormat, type LineKind, type LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { severityOfStatus, type Severity } from "../severity";
import { readAnyTime, readClfTime, readEpoch, readTimeOfDay, type TimeReader } from "../timestamp";
import { PALO_ALTO } from "./carried-forms";
import { CLF_TIME, ISO_TIME, LEVEL_CAPITALS, SYSLOG_TIME } from "./fragments";

const TIME = `(?<time>${ISO_TIME})`;
const MESSAGE = "(?<message>.*)";

/** `251006 08:59:32.123456` and `25/10/06@08:59:32.123+0300`: the year first, two digits of it. */
const readShortYear: TimeReader = (text, out) => readAnyTime(text.replace(/^(\d\d)\/?(\d\d)\/?(\d\d)[ @]/, "20$1-$2-$3 "), out);
/** `085932` */
const readCompactClock: TimeReader = (text, out) => readTimeOfDay(`${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`, out);
/** `10/06/2025 | 08:59:32` */
const readBarredTime: TimeReader = (text, out) => readAnyTime(text.replace(" | ", " "), out);
/** `Mon Oct 06 08:59:32 +0300` */
const readWeekdayTime: TimeReader = (text, out) => readAnyTime(text.slice(4), out);

/** Common Event Format has severities from 0 to 10, or words for them. */
function byEventFormat(level: string): Severity | null {
  const number = { unknown: 0, low: 2, medium: 5, high: 8, "very-high": 10 }[level.toLowerCase()] ?? Number(level);
  if (number !== number) return null;
  return number >= 7 ? "ERROR" : number >= 4 ? "WARNING" : "INFO";
}

/** How bad a sensor's event is, by its words. */
function bySensor(state: string): Severity {
  if (/deasserted|presence detected|fully redundant|initiated/i.test(state)) return "INFO";
  if (/non-?critical|degraded|redundancy lost|predictive|correctable ecc/i.test(state) && !/uncorrectable/i.test(state)) return "WARNING";
  return /non-?recoverable|critical|fail|fault|uncorrectable|thermal trip|ierr|lost/i.test(state) ? "ERROR" : "INFO";
}

/** Puts a message together of two groups. */
function joined(first: number, second: number): (groups: readonly (string | undefined)[], out: LineFields) => LineKind {
  return (groups, out) => {
    out.message = [groups[first], groups[second]].filter((part) => part !== undefined && part !== "").join(" ");
    out.messageStart = -1;
    return "record";
  };
}

/** Databases, queues, clouds, hardware and security: each in a way of its own. */
export const PLATFORM_FORMATS: readonly LogFormat[] = [
  // [2025/10/06 08:59:32.123 +00:00] [ERROR] [server.go:12] ["text"] [conn=1]: TiDB and what is logged like it
  patternFormat({ id: "tidb", pattern: String.raw`\[${TIME}\] \[(?<severity>[A-Z]+)\] \[(?<source>[\w./<>-]+?)(?::\d+)?\] \[(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\]]*))\] ?(?<fields>.*)`, finish: (groups, out) => joined(groups[4] === undefined ? 5 : 4, 6)(groups, out) }),
  // E251006 08:59:33.123456 1 kv/store.go:12 ⋮ [n1,s1] 2  text
  patternFormat({ id: "cockroach", time: readShortYear, pattern: String.raw`(?<severity>[IWEF])(?<time>\d{6} \d\d:\d\d:\d\d\.\d{6}) \d+ (?:\d+@)?(?<source>[\w./-]+):\d+\s+(?:⋮ )?(?:\[[^\]]*\] )?(?:\d+ {1,2})?${MESSAGE}` }),
  // [error] 2025-10-06T08:59:32.123456Z node1@127.0.0.1 <0.1.0> -------- text
  patternFormat({ id: "couchdb", systemColumn: "host", pattern: String.raw`\[(?<severity>[a-z]+)\] ${TIME} (?<host>\S+@\S+) <[\d.]+> \S+ ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123456+00:00 [error] <0.123.0> text
  patternFormat({ id: "rabbitmq", pattern: String.raw`${TIME} \[(?<severity>[a-z]+)\] <\d+\.\d+\.\d+> ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123 ERROR (qtp12-34) [c:shop s:shard1] o.a.s.Handler text
  patternFormat({ id: "solr", pattern: String.raw`${TIME} (?<severity>${LEVEL_CAPITALS})\s+\([^)]*\) \[[^\]]*\] (?<source>[\w$]+(?:\.[\w$]+)+) ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123+0000 ERROR [o.n.k.Database] [shop/abc] text
  patternFormat({ id: "neo4j", pattern: String.raw`${TIME} (?<severity>${LEVEL_CAPITALS})\s+\[(?<source>[a-z]\.[\w.]+)\] (?:\[[^\]]*\] )?${MESSAGE}` }),
  // 2025-10-06 08:59:32.123 Main:0x7f12-a0 [Txn] <ERROR> @v_shop_node0001: text
  patternFormat({ id: "vertica", pattern: String.raw`${TIME} [\w .-]+:(?:0x)?[\da-f]+(?:-[\da-f]+)? \[(?<source>\w+)\] <(?<severity>[A-Z]+)> (?:@\w+: )?${MESSAGE}` }),
  // JVB 2025-10-06 08:59:32.123 SEVERE: [12] Videobridge.start#12: text
  patternFormat({ id: "jitsi", pattern: String.raw`(?:[A-Z]\w+ )?${TIME} (?<severity>${LEVEL_CAPITALS}): \[\d+\] (?:\[[^\]]*\] )?(?<source>[\w.$]+)#\d+: ${MESSAGE}` }),
  // 2025-10-06 08:59:32,123 [salt.minion      :123 ][ERROR   ][4711] text
  patternFormat({ id: "salt", pattern: String.raw`${TIME} \[(?<source>[\w.]+)\s*:\d+\s*\]\[(?<severity>[A-Z]+)\s*\](?:\[\d+\])? ${MESSAGE}` }),
  // [25/10/06@08:59:33.123+0300] P-004711     T-000001 F SRV     1: (819)   text
  patternFormat({ id: "openedge", time: readShortYear, pattern: String.raw`\[(?<time>\d\d/\d\d/\d\d@\d\d:\d\d:\d\d\.\d{3}[+-]\d{4})\] P-\d+ +T-\d+ (?<severity>[IWEF]|\d) (?<source>[A-Z]\w*)\s+(?:\S+:)?\s*(?:\([\d-]+\)\s+)?${MESSAGE}` }),
  // 085933.host1!SERVER.4712.1.0: LIBTUX_CAT:1478: ERROR: text: Tuxedo, the date in the file's name
  patternFormat({ id: "tuxedo", systemColumn: "host", time: readCompactClock, pattern: String.raw`(?<time>\d{6})\.(?<host>[\w.-]+)!(?<source>[\w.?-]+?)\.\d+\.\d+\.-?\d+: (?:gtrid [\w ]+: )?(?:\w+_CAT:\d+: )?(?:(?<severity>INFO|WARN|ERROR): )?${MESSAGE}` }),
  // [   0.012345s]  WARN ThreadId(01) proxy:server: text; seconds since the start are no timestamp
  patternFormat({ id: "linkerd", pattern: String.raw`\[\s*\d+\.\d+s\]\s+(?<severity>TRACE|DEBUG|INFO|WARN|ERROR) (?:ThreadId\(\d+\) )?(?:[\w{}=.":-]+: )*?(?<source>\w+(?:::\w+)*): ${MESSAGE}` }),
  // MSI (s) (A4:B8) [08:59:33:123]: text: Windows Installer
  patternFormat({ id: "windows-installer", time: readTimeOfDay, structural: /^=== /, pattern: String.raw`MSI \([a-zA-Z]\) \([\dA-F]{2}[:!][\dA-F]{2}\) \[(?<time>\d\d:\d\d:\d\d:\d{3})\]: ${MESSAGE}` }),
  //    2 | 10/06/2025 | 08:59:33 | Power Supply #0x31 | Failure detected | Asserted: events of a server's hardware, as ipmitool lists them
  patternFormat({
    id: "ipmi-events",
    time: readBarredTime,
    pattern: String.raw`\s*[\da-f]+ \| (?<time>\d\d/\d\d/\d{4} \| \d\d:\d\d:\d\d)(?: [A-Z]+)? \| (?<source>[^|]+?) \| (?<message>(?<state>.*))`,
    finish([, , , , state = ""], out) {
      out.severity = bySensor(state);
      return "record";
    },
  }),
  PALO_ALTO,
  // [12345]{-1}[-1/-1] 2025-10-06 08:59:32.123456 e Basis            Timer.cpp(00719) : text: SAP HANA
  patternFormat({
    id: "sap-hana",
    pattern: String.raw`\[\d+\]\{-?\d+\}\[[-\d]+/[-\d]+\] ${TIME} (?<severity>[diwef]) (?<source>\S+)\s+\S+\(\d+\) : ${MESSAGE}`,
  }),
  // [1759741172] unbound[123:0] error: text
  patternFormat({ id: "unbound", time: readEpoch, pattern: String.raw`\[(?<time>\d{10})\] (?<source>[\w-]+)\[[\d:a-f]+\] (?<severity>\w+): ${MESSAGE}` }),
  // Mon Oct 06 08:59:32 +0300 [node1: scsi_cmdblk: scsi.cmd.checkCondition:error]: text: NetApp
  patternFormat({ id: "netapp", systemColumn: "host", time: readWeekdayTime, pattern: String.raw`(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[A-Z]{3,4}|[+-]\d{4})) \[(?<host>[^:\]]+):(?: [\w.-]+:)? ?(?<source>[\w.-]+):(?<severity>[A-Za-z]+)\]: ${MESSAGE}` }),
  // 00001234.00005678::2025/10/06-08:59:32.123 ERR   [RCM] text: failover clusters of Windows
  patternFormat({ id: "windows-cluster", pattern: String.raw`(?:\[\w+\] )?[\da-f]{8}\.[\da-f]{8}::(?<time>\d{4}/\d\d/\d\d-\d\d:\d\d:\d\d\.\d{3}) (?<severity>INFO|WARN|ERR|DBG|CRIT)\s+(?:\[(?<source>[^\]]+)\] ?)?${MESSAGE}` }),
  // owner bucket1 [06/Oct/2025:08:59:32 +0000] 10.0.0.1 - REQ1 REST.GET.OBJECT key "GET /key HTTP/1.1" 503 SlowDown …: S3
  patternFormat({
    id: "s3-access",
    time: readClfTime,
    pattern: String.raw`\S+ (?<source>[a-z\d.-]+) \[(?<time>${CLF_TIME})\] \S+ \S+ \S+ (?<message>[A-Z]+\.\S+ \S+ "[^"]*" (?<status>\d{3}) .*)`,
    finish([, , , , status], out) {
      [out.severity, out.severityWord] = [severityOfStatus(Number(status)), status ?? null];
      return "record";
    },
  }),
  // Oct  6 08:59:32 fw1 CEF:0|Acme|Gateway|1.0|100|Attack detected|9|src=10.0.0.1: Common Event Format
  patternFormat({
    id: "cef",
    systemColumn: "host",
    time: readAnyTime,
    pattern: String.raw`(?:(?:<\d{1,3}>)?(?:1 )?(?<time>${SYSLOG_TIME}|${ISO_TIME}) (?<host>\S+) (?:\S+ )*?)?CEF:\s?\d\|[^|]*\|(?<source>[^|]*)\|[^|]*\|[^|]*\|(?<name>[^|]*)\|(?<level>[^|]*)\|(?<fields>.*)`,
    finish(groups, out) {
      out.severity = byEventFormat(groups[5] ?? "");
      out.severityWord = groups[5] ?? null;
      return joined(4, 6)(groups, out);
    },
  }),
];
