import { MINUTE_MICROS } from "../civil-time";
import { patternFormat, type LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import type { Severity } from "../severity";
import { readAnyTime, readTimeOfDay } from "../timestamp";
import { createZone, type Zone } from "../zone";
import { ISO_TIME, LEVEL_CAPITALS } from "./fragments";

const TIME = `(?<time>${ISO_TIME})`;
const LEVEL = `(?<severity>${LEVEL_CAPITALS})`;
const MESSAGE = "(?<message>.*)";

const PHP_SEVERITIES: Record<string, Severity> = {
  "Fatal error": "CRITICAL", "Core error": "CRITICAL", "Compile error": "CRITICAL", "Parse error": "ERROR", "Recoverable fatal error": "ERROR", "Catchable fatal error": "ERROR",
  Warning: "WARNING", "Core warning": "WARNING", "User error": "ERROR", "User warning": "WARNING", Notice: "INFO", "User notice": "INFO", Deprecated: "INFO", "Strict Standards": "INFO",
};

const zones = new Map<string, Zone | null>();

/** PHP names the zone: `Europe/Moscow`. */
function readZoneName(name: string, out: LineFields): void {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = createZone(name);
    if (zones.size < 64) zones.set(name, zone);
  }
  if (zone) out.offsetMinutes = (out.localMicros - zone.toUtc(out.localMicros)) / MINUTE_MICROS;
}

/** What the loggers of Go, Rust, Ruby and PHP write by themselves. */
export const LANGUAGE_FORMATS: readonly LogFormat[] = [
  // ERRO[0013] text: logrus on a terminal; seconds since the start are no timestamp
  patternFormat({ id: "logrus", pattern: String.raw`(?<severity>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{4,}\] ?${MESSAGE}` }),
  // 8:59AM INF text: zerolog on a terminal
  patternFormat({ id: "zerolog", time: readTimeOfDay, pattern: String.raw`(?<time>\d{1,2}:\d\d[AP]M) (?<severity>TRC|DBG|INF|WRN|ERR|FTL|PNC) ${MESSAGE}` }),
  // 2025-10-06 08:59:32.123456 E | etcdserver: text
  patternFormat({ id: "capnslog", systemColumn: "component", pattern: String.raw`${TIME} (?<severity>[TDINWEC]) \| (?<source>[\w./-]+): ${MESSAGE}` }),
  // [2025-10-06T08:59:32Z ERROR app::db] text
  patternFormat({ id: "env-logger", pattern: String.raw`\[${TIME}\s+(?<severity>TRACE|DEBUG|INFO|WARN|ERROR)\s+(?<source>[^\]\s]+)\] ${MESSAGE}` }),
  // 2025-10-06T08:59:32.123456Z ERROR request{id=1}: app::db: text
  patternFormat({
    id: "tracing",
    pattern: String.raw`${TIME}\s+(?<severity>TRACE|DEBUG|INFO|WARN|ERROR) (?:ThreadId\(\d+\) )?(?:[\w.]+(?:\{[^}]*\})?:(?=\w)){0,8}(?:\w+\{[^}]*\}: )?(?<source>\w+(?:::\w+)*): ${MESSAGE}`,
  }),
  // E, [2025-10-06T08:59:32.123456 #4711] ERROR -- shop: text
  patternFormat({ id: "ruby", structural: /^# Logfile created on /, pattern: String.raw`[A-Z], \[${TIME} #\d+\]\s+(?<severity>[A-Z]+) -- (?<source>[^:]+)?: ?${MESSAGE}` }),
  // 2025-10-06T08:59:32.123Z pid=1 tid=abc class=Job jid=1 elapsed=0.1 INFO: text
  patternFormat({ id: "sidekiq", pattern: String.raw`${TIME} pid=\d+ (?:\w+=\S+ ){0,8}${LEVEL}: ${MESSAGE}` }),
  // [06-Oct-2025 08:59:32 Europe/Moscow] PHP Fatal error:  text
  patternFormat({
    id: "php",
    time: readAnyTime,
    pattern: String.raw`\[(?<time>\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d)(?: (?<zone>[\w/+-]+))?\] PHP (?<word>[A-Z][a-z]+(?: [a-zA-Z]+){0,2}):\s+${MESSAGE}`,
    finish([, , zone, word = ""], out) {
      if (zone !== undefined) readZoneName(zone, out);
      out.severity = PHP_SEVERITIES[word] ?? null;
      out.severityWord = word;
      out.source = "PHP";
      return "record";
    },
  }),
];
