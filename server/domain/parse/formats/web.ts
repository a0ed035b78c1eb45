import { patternFormat, type LogFormat } from "../format";
import { severityOfStatus } from "../severity";
import { readAnyTime, readClfTime } from "../timestamp";
import { CLF_TIME, CTIME } from "./fragments";

/** Web servers: errors with their own severities, accesses with that of their status. */
export const WEB_FORMATS: readonly LogFormat[] = [
  // 2025/10/06 08:59:32 [error] 4711#0: *12 text
  patternFormat({ id: "nginx-error", pattern: String.raw`(?<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) \[(?<severity>\w+)\] \d+#\d+: (?:\*\d+ )?(?<message>.*)` }),
  // [Mon Oct 06 08:59:32.123456 2025] [core:error] [pid 12:tid 34] [client 10.0.0.1:5] text
  patternFormat({
    id: "apache-error",
    time: readAnyTime,
    pattern: String.raw`\[(?<time>${CTIME})\] \[(?:(?<source>[\w.-]+)?:)?(?<severity>\w+)\] (?:\[pid \d+(?::tid \d+)?\] )?(?<message>.*)`,
  }),
  // [site] 10.0.0.1 - user [06/Oct/2025:08:59:32 +0300] "GET / HTTP/1.1" 502 157 …
  patternFormat({
    id: "access",
    time: readClfTime,
    pattern: String.raw`(?:(?<host>[^\s\[,]+) )?(?!- )[^\s\[]+ [^\s\[]+ [^\s\[][^\[]*\[(?<time>${CLF_TIME})\] (?<message>"(?:[^"\\]|\\.)*" (?<status>\d{3})(?: .*)?)`,
    finish(groups, out) {
      out.severity = severityOfStatus(Number(groups[4]));
      out.severityWord = groups[4] ?? null;
      return "record";
    },
  }),
];
