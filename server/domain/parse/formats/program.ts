import { DAY_MICROS, daysFromCivil } from "../civil-time";
import { patternFormat, type LogFormat } from "../format";
import { digitsAt, readFraction, readIsoTime } from "../iso-time";
import { PLACEHOLDER_YEAR, readAnyTime, readEpoch, type TimeReader } from "../timestamp";
import type { Severity } from "../severity";
import { ISO_TIME } from "./fragments";

/** `1006 08:59:32.123456` (klog) or `20251006 08:59:32.123456` (glog). */
const readKlogTime: TimeReader = (text, out) => {
  if (text.charCodeAt(8) === 32) return readIsoTime(text, 0, out) > 0;
  const [month, day] = [digitsAt(text, 0, 2), digitsAt(text, 2, 2)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false;
  const [hour, minute, second] = [digitsAt(text, 5, 2), digitsAt(text, 8, 2), digitsAt(text, 11, 2)];
  if (!(hour < 24 && minute < 60 && second <= 60)) return false;
  out.localMicros = daysFromCivil(PLACEHOLDER_YEAR, month, day) * DAY_MICROS + (hour * 3600 + minute * 60 + second) * 1_000_000;
  readFraction(text, 13, out);
  out.missing = "year";
  return true;
};

const LOOSE_TIME = /^(\d{4})(\d\d)(\d\d)-(\d+):(\d+):(\d+):(\d+)$/;

/** `20251006-8:9:32:6`: nothing is padded, the last number is milliseconds. */
const readLooseTime: TimeReader = (text, out) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millis = 0] = (LOOSE_TIME.exec(text) ?? []).slice(1).map(Number);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second <= 60)) return false;
  out.localMicros = daysFromCivil(year, month, day) * DAY_MICROS + (hour * 3_600_000 + minute * 60_000 + second * 1000 + millis) * 1000;
  return true;
};

const POSTGRES_LEVEL = "DEBUG[1-5]?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|STATEMENT|DETAIL|HINT|CONTEXT|QUERY|LOCATION|BACKTRACE|"
  + "ОТЛАДКА[1-5]?|СООБЩЕНИЕ|ИНФОРМАЦИЯ|ЗАМЕЧАНИЕ|ПРЕДУПРЕЖДЕНИЕ|ОШИБКА|ВАЖНО|ПАНИКА|ОПЕРАТОР|ПОДРОБНОСТИ|ПОДСКАЗКА|КОНТЕКСТ|ЗАПРОС|ПОЛОЖЕНИЕ";
const POSTGRES_DETAIL = /^(?:STATEMENT|DETAIL|HINT|CONTEXT|QUERY|LOCATION|BACKTRACE|ОПЕРАТОР|ПОДРОБНОСТИ|ПОДСКАЗКА|КОНТЕКСТ|ЗАПРОС|ПОЛОЖЕНИЕ)$/;
const REDIS_LEVELS: Record<string, Severity> = { ".": "DEBUG", "-": "DEBUG", "*": "INFO", "#": "WARNING" };
const ANDROID_TIME = String.raw`(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d+`;
const ANDROID_LEVEL = "(?<severity>[VDIWEFAS])";

/** Programs with a form of their own: Go and C++ (klog, glog), Android, databases, clusters. */
export const PROGRAM_FORMATS: readonly LogFormat[] = [
  // I1006 08:59:32.123456    4711 server.go:12] text
  patternFormat({ id: "klog", time: readKlogTime, pattern: String.raw`(?<severity>[IWEFD])(?<time>(?:\d{4})?\d{4} \d\d:\d\d:\d\d\.\d+)\s+\d+ (?<source>[^\s:\]]+):\d+\] ?(?<message>.*)` }),
  // 10-06 08:59:32.123  1702  2395 D WindowManager: text
  patternFormat({ id: "logcat", time: readAnyTime, structural: /^--------- beginning of /, pattern: String.raw`(?<time>${ANDROID_TIME})\s+(?:[\w]+\s+)?\d+\s+\d+ ${ANDROID_LEVEL} (?<source>.*?)\s*: ?(?<message>.*)` }),
  // 2025-10-06 08:59:32.123  1702-2395/com.acme E/Camera: text; 2025-10-06 08:59:32.123  1702-2395  Camera  com.acme  E  text
  patternFormat({
    id: "logcat-studio",
    time: readAnyTime,
    structural: /^--------- beginning of /,
    pattern: String.raw`(?<time>${ANDROID_TIME})\s+\d+-\d+(?:/\S+ ${ANDROID_LEVEL}/(?<source>[^:]*): ?|\s+(?<tag>\S+)\s+\S+\s+(?<level>[VDIWEFA])\s+)(?<message>.*)`,
    finish([, , , , tag, level], out) {
      out.source ??= tag ?? null;
      out.severityWord ??= level ?? null;
      return "record";
    },
  }),
  // 10-06 08:59:32.123 D/WindowManager( 1702): text; D/WindowManager( 1702): text
  patternFormat({ id: "logcat-brief", time: readAnyTime, structural: /^--------- beginning of /, pattern: String.raw`(?:(?<time>${ANDROID_TIME}) )?${ANDROID_LEVEL}/(?<source>.*?)\s*\(\s*\d+\): ?(?<message>.*)` }),
  // 2025-10-06 08:59:32.123 UTC [4711] app@orders ERROR:  text; what explains an error comes on lines of its own
  patternFormat({
    id: "postgresql",
    pattern: String.raw`(?:< ?)?(?<time>${ISO_TIME})(?:[: ].{0,160}?)?(?<severity>${POSTGRES_LEVEL}):  (?<message>.*)`,
    finish: (groups) => (POSTGRES_DETAIL.test(groups[2] ?? "") ? "continuation" : "record"),
  }),
  // 2025-10-06T08:59:32.123+0300 I NETWORK  [conn1] text
  patternFormat({ id: "mongodb", pattern: String.raw`(?<time>${ISO_TIME}) (?<severity>[DIWEF]\d?)\s+(?<source>[A-Z_-]+)\s+\[[^\]]*\] (?<message>.*)` }),
  // 2025-10-06T08:59:32.123Z<tab>ERROR<tab>orders/place.go:12<tab>text; 1.759741172123e+09<tab>ERROR<tab>text
  patternFormat({ id: "zap", time: readAnyTime, pattern: String.raw`(?<time>${ISO_TIME}|\d\.\d+e\+09)\t(?<severity>[A-Za-z]+)\t(?:(?<source>[\w./@-]+(?::\d+)?)\t)?(?<message>.*)` }),
  // 2025-10-06T08:59:32.123456Z 8 [Warning] [MY-010055] [Server] text; 2025-10-06  8:59:32 0 [Note] text
  patternFormat({ id: "mysql", pattern: String.raw`(?<time>${ISO_TIME}) (?:\d+ \[(?<severity>\w+)\] (?:\[MY-\d+\] \[(?<source>[^\]]+)\] )?|[\da-f]{6,16} (?=InnoDB: ))(?<message>.*)` }),
  // 251006  8:59:32 [ERROR] text; 251006  8:59:32 mysqld_safe text
  patternFormat({ id: "mysql-5", time: readAnyTime, pattern: String.raw`(?<time>\d{6} {1,2}\d{1,2}:\d\d:\d\d)\s+(?:\d+ )?(?:\[(?<severity>\w+)\] )?(?<message>.*)` }),
  // 4711:M 06 Oct 2025 08:59:32.123 * text; 4711:signal-handler (1759741172) text
  patternFormat({
    id: "redis",
    time: readAnyTime,
    pattern: String.raw`\d+:(?:[XCSM] |signal-handler \()(?<time>\d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d\.\d+|\d{10})(?:\)| (?<level>[.*#-])) (?<message>.*)`,
    finish([, , level], out) {
      if (level === undefined) return "record";
      out.severity = REDIS_LEVELS[level] ?? null;
      out.severityWord = level;
      return "record";
    },
  }),
  // 20251006-8:59:32:123|Steps|30002312|text
  patternFormat({ id: "pipes-compact", time: readLooseTime, pattern: String.raw`(?<time>\d{8}-\d{1,2}:\d{1,2}:\d{1,2}:\d{1,3})\|(?<source>[^|]*)\|[^|]*\|(?<message>.*)` }),
  // - 1759741172 2025.10.06 R02-M1 2025-10-06-08.59.32.123456 R02-M1 RAS KERNEL INFO text
  patternFormat({
    id: "blue-gene",
    systemColumn: "host",
    pattern: String.raw`\S+ \d{10} \d{4}\.\d\d\.\d\d (?<host>\S+) (?<time>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d+) \S+ \S+ (?<source>\S+) (?<severity>[A-Z]+) ?(?<message>.*)`,
  }),
  // 134681 node-246 unix.hw state_change.unavailable 1077804742 1 text
  patternFormat({ id: "cluster-events", systemColumn: "host", time: readEpoch, pattern: String.raw`\d+ (?<host>\S+) (?<source>[a-z]\S*) \S+ (?<time>\d{10}) \d+ (?<message>.*)` }),
  // [10.06 08:59:32] browser.exe - text
  patternFormat({ id: "proxifier", time: readAnyTime, pattern: String.raw`\[(?<time>\d\d\.\d\d \d\d:\d\d:\d\d)\] (?<source>\S+(?: \*\d+)?) - (?<message>.*)` }),
  // 2025-10-06 08:59:32, Info                  CBS    text
  patternFormat({ id: "windows-servicing", pattern: String.raw`(?<time>${ISO_TIME}), (?<severity>[A-Z][a-z]+)\s+(?<source>[A-Z]\w*)\s+(?<message>.*)` }),
];
