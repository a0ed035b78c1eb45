import { patternFormat, type LineKind, type LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { severityOfStatus, type Severity } from "../severity";
import { readAnyTime, readEpoch, type TimeReader } from "../timestamp";
import { CTIME, ISO_TIME, SYSLOG_TIME } from "./fragments";

const TIME = `(?<time>${ISO_TIME})`;
const MESSAGE = "(?<message>.*)";

/** Takes the severity that a word stands for here from a group; a word that is not in the table is looked up as ever. */
function byWord(place: number, severities: Record<string, Severity>): (groups: readonly (string | undefined)[], out: LineFields) => LineKind {
  return (groups, out) => {
    const word = groups[place];
    if (word === undefined) return "record";
    out.severityWord = word;
    out.severity = severities[word] ?? null;
    return "record";
  };
}

/** `10/6/25 8:59:32:123 MSK`: month and day as in America, two digits of the year. */
const readWebSphereTime: TimeReader = (text, out) => readAnyTime(text.replace(/^(\d{1,2}\/\d{1,2}\/)(\d\d) (\d{1,2}:\d\d:\d\d):/, "$120$2 $3."), out);
/** `Oct 6, 2025 8:59:32,123 AM MSK` */
const readWebLogicTime: TimeReader = (text, out) => readAnyTime(text.replace(/(:\d\d),(\d{3})/, "$1.$2"), out);
/** `10/06-08:59:32.123456`, with a year or without */
const readSnortTime: TimeReader = (text, out) => readAnyTime(text.replace(/^(\d\d)\/(\d\d)(?:\/(\d{2,4}))?-/, (_, month: string, day: string, year?: string) => (year === undefined ? `${month}-${day} ` : `${year.padStart(4, "20")}-${month}-${day} `)), out);

const WEBSPHERE: Record<string, Severity> = { F: "CRITICAL", E: "ERROR", W: "WARNING", A: "INFO", I: "INFO", C: "INFO", D: "DEBUG", O: "INFO", R: "ERROR", Z: "INFO", "<": "TRACE", ">": "TRACE", "1": "DEBUG", "2": "TRACE", "3": "TRACE" };
const NAGIOS: Record<string, Severity> = { OK: "INFO", UP: "INFO", WARNING: "WARNING", UNKNOWN: "WARNING", CRITICAL: "ERROR", DOWN: "ERROR", UNREACHABLE: "ERROR", Warning: "WARNING", Error: "ERROR" };
const SNORT: Record<string, Severity> = { "1": "ERROR", "2": "WARNING" };
const ANSIBLE: Record<string, Severity> = { fatal: "ERROR", failed: "ERROR", "[ERROR]": "ERROR", ERROR: "ERROR", unreachable: "ERROR", "[WARNING]": "WARNING", "[DEPRECATION WARNING]": "INFO", ok: "INFO", changed: "INFO", skipping: "INFO" };
const XORG: Record<string, Severity> = { EE: "ERROR", WW: "WARNING", NI: "WARNING", II: "INFO", "==": "INFO", "**": "INFO", "--": "INFO", "++": "INFO", "??": "INFO", "!!": "INFO" };
const TARANTOOL: Record<string, Severity> = { F: "CRITICAL", "!": "ERROR", E: "ERROR", C: "INFO", W: "WARNING", I: "INFO", V: "DEBUG", D: "DEBUG" };
const UNREAL: Record<string, Severity> = { Display: "INFO", Verbose: "DEBUG", VeryVerbose: "TRACE" };

/** Application servers, databases, names and mail, telephony, monitoring, games. */
export const SERVER_FORMATS: readonly LogFormat[] = [
  // ####<Oct 6, 2025 8:59:32,123 AM MSK> <Error> <HTTP> <host1> <AdminServer> <thread> <<user>> <> <> <1759741172123> <[severity-value: 8]> <BEA-101020> <text, often over lines>
  patternFormat({
    id: "weblogic",
    systemColumn: "host",
    time: readWebLogicTime,
    pattern: String.raw`####<(?<time>[^>]+)> <(?<severity>\w+)> <(?<source>[^>]+)> <(?<host>[^>]*)> (?:<[^>]*> ){2}(?:<<[^>]*>> |<[^>]*> )(?:<[^>]*> ){2,4}(?=<BEA-|<[A-Z]+-\d+> )${MESSAGE}`,
  }),
  // [10/6/25 8:59:32:123 MSK] 00000013 WebContainer  E   text
  patternFormat({
    id: "websphere",
    time: readWebSphereTime,
    structural: /^(?:\*{8,}|WebSphere Platform |Host Operating System |Java version = )/,
    pattern: String.raw`\[(?<time>\d{1,2}/\d{1,2}/\d\d \d{1,2}:\d\d:\d\d:\d{3} [A-Z]{3,5})\] [\da-f]{8} (?<source>\S+)\s+(?<level>[FEWAICDORZ<>123])\s+${MESSAGE}`,
    finish: byWord(3, WEBSPHERE),
  }),
  // Oct 06 2025 08:59:33 GMT: WARNING (drv_ssd): (drv_ssd.c:12) text
  patternFormat({
    id: "aerospike",
    time: readAnyTime,
    pattern: String.raw`(?<time>[A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d(?:\.\d+)? GMT(?:[+-]\d+)?): (?<word>[A-Z]+(?: ASSERTION)?) \((?<source>[\w-]+)\): (?:\(\S+:\d+\) )?${MESSAGE}`,
    finish: byWord(2, { "FAILED ASSERTION": "CRITICAL", DETAIL: "TRACE" }),
  }),
  // 2025-10-06 08:59:33.123 MSK [4711] WARNING C-0x55: shop/app@10.0.0.9:5432 text
  patternFormat({ id: "pgbouncer", pattern: String.raw`${TIME} \[\d+\] (?<severity>DEBUG|NOISE|LOG|INFO|WARNING|ERROR|FATAL) (?:[CS]-0x[\da-f]+: )?${MESSAGE}` }),
  // 2025-10-06 08:59:34.123 [4711] applier/10.0.0.1 E> text
  patternFormat({ id: "tarantool", pattern: String.raw`${TIME} \[\d+\](?: (?<source>\S+))?(?: \S+)? (?<level>[F!ECWIVD])> ${MESSAGE}`, finish: byWord(3, TARANTOOL) }),
  // 06-Oct-2025 08:59:34.123 general: error: text
  patternFormat({
    id: "bind",
    time: readAnyTime,
    pattern: String.raw`(?<time>\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3}) (?:(?<source>[a-z-]+): )?(?<severity>critical|error|warning|notice|info|debug \d+): ${MESSAGE}`,
    finish: (groups, out) => byWord(3, {})(groups.map((group) => group?.replace(/ \d+$/, "")), out),
  }),
  // Oct 06 08:59:33 auth: Error: text; imap(a)<12><x>: Warning: text
  patternFormat({
    id: "dovecot",
    time: readAnyTime,
    pattern: String.raw`(?<time>${SYSLOG_TIME}|${ISO_TIME}) (?<source>[a-z][a-z-]*)(?:\([^)]*\))?(?:<[^>]*>)*: (?<severity>Debug|Info|Warning|Error|Fatal|Panic): ${MESSAGE}`,
  }),
  // [Oct  6 08:59:33] WARNING[4711][C-00000012] app_dial.c: text
  patternFormat({
    id: "asterisk",
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${SYSLOG_TIME}|${ISO_TIME})\] (?<severity>[A-Z]+)\[\d+\](?:\[C-[\da-f]+\])?:? (?<source>[\w.-]+\.(?:c|cc|lua))(?::\d+)?(?: [\w-]+)?: ${MESSAGE}`,
  }),
  // 2025-10-06T08:59:33.123Z [WARN]  agent.server.raft: text; Consul, Nomad, Vault, Terraform
  patternFormat({ id: "hclog", structural: /^==> /, pattern: String.raw`\s*${TIME} \[(?<severity>TRACE|DEBUG|INFO|WARN|ERROR|ERR)\] {1,2}(?:(?<source>[a-z][\w-]*(?:\.[\w-]+)*): )?${MESSAGE}` }),
  // 2025-10-06 08:59:33.123+0000: 4712: error : qemuMonitorIO:600 : text
  patternFormat({ id: "libvirt", pattern: String.raw`${TIME}: \d+: (?<severity>debug|info|warning|error) : (?:(?<source>\w+):\d+ : )?${MESSAGE}` }),
  // 2025-10-06 08:59:33,123 p=4711 u=root n=ansible | fatal: [web1]: FAILED! => {…}
  patternFormat({
    id: "ansible",
    pattern: String.raw`${TIME} p=\d+ u=\S+ n=(?<source>\S+)(?: \w+)? \| (?<message>(?<word>fatal|failed|ok|changed|skipping|unreachable|\[[A-Z ]+\]|ERROR)?.*)`,
    finish([, , , message = "", word], out) {
      const isRecap = /^\S+\s+: ok=\d+/.test(message);
      if (isRecap) out.severity = /(?:unreachable|failed)=[1-9]/.test(message) ? "ERROR" : "INFO";
      else if (word !== undefined) byWord(0, ANSIBLE)([word], out);
      return "record";
    },
  }),
  // [1759741172] SERVICE ALERT: web1;HTTP;CRITICAL;HARD;4;text
  patternFormat({
    id: "nagios",
    systemColumn: "host",
    time: readEpoch,
    pattern: String.raw`\[(?<time>\d{10})\] (?<message>(?:(?<source>(?:CURRENT |INITIAL )?(?:SERVICE|HOST) (?:ALERT|STATE|NOTIFICATION|FLAPPING ALERT|DOWNTIME ALERT)): (?<host>[^;]+);(?:[^;]+;){0,2}?(?<state>OK|UP|WARNING|UNKNOWN|CRITICAL|DOWN|UNREACHABLE);|(?<word>Warning|Error): |[A-Z][\w ]+: ?|[A-Z]).*)`,
    finish: (groups, out) => byWord(0, NAGIOS)([groups[5] ?? groups[6]], out),
  }),
  // [2025-10-06 08:59:33 +0300] warning/PluginNotificationTask: text
  patternFormat({ id: "icinga", pattern: String.raw`\[${TIME}\] (?<severity>debug|notice|information|warning|critical)/(?<source>\w+): ${MESSAGE}` }),
  // 10/06-08:59:32.123456  [**] [1:2000:1] text [**] [Classification: x] [Priority: 2] {TCP} 10.0.0.9:51000 -> 10.0.0.1:22
  patternFormat({ id: "snort", time: readSnortTime, pattern: String.raw`(?<time>\d\d/\d\d(?:/\d{2,4})?-\d\d:\d\d:\d\d\.\d+)\s+\[\*\*\] \[\d+:\d+:\d+\] (?<message>.*? \[\*\*\] .*?\[Priority: (?<level>\d)\].*)`, finish: byWord(3, SNORT) }),
  // [pid: 12|app: 0|req: 1/1] 10.0.0.9 () {40 vars in 600 bytes} [Mon Oct  6 08:59:33 2025] GET /shop => generated 12 bytes in 3 msecs (HTTP/1.1 500) …; Mon Oct  6 08:59:34 2025 - text
  patternFormat({
    id: "uwsgi",
    time: readAnyTime,
    pattern: String.raw`(?:\[pid: \d+\|app: -?\d+\|req: [\d/-]+\] \S+ \([^)]*\) \{[^}]*\} \[(?<time>${CTIME})\] (?<message>[A-Z]+ .* \(HTTP/[\d.]+ (?<status>\d{3})\) .*)|(?<stamped>${CTIME}) - (?<text>.*)|\*\*\* (?<state>.*))`,
    finish([, , message, status, stamped, text, state], out) {
      if (stamped !== undefined) readAnyTime(stamped, out);
      out.message = message ?? text ?? state ?? "";
      if (status !== undefined) [out.severity, out.severityWord] = [severityOfStatus(Number(status)), status];
      if (message === undefined) out.messageStart = -1;
      return "record";
    },
  }),
  // [2025.10.06-08.59.33:123][ 12]LogTemp: Warning: text
  patternFormat({
    id: "unreal",
    pattern: String.raw`(?:\[${TIME}\]\[\s*\d+\])?(?<source>Log\w+): (?:(?<word>Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?${MESSAGE}`,
    structural: /^Log file (?:open|closed), /,
    finish: byWord(3, UNREAL),
  }),
  // [    12.345] (EE) text: seconds since the start are no timestamp
  patternFormat({ id: "xorg", minShare: 0.3, pattern: String.raw`\[\s*\d+\.\d{3}\] \((?<word>II|EE|WW|NI|==|\*\*|--|\+\+|\?\?|!!)\) ${MESSAGE}`, finish: byWord(1, XORG) }),
];
