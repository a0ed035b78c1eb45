import { patternFormat, type LogFormat } from "../format";
import { setMessage } from "../line-fields";
import { severityOfStatus, type Severity } from "../severity";
import { readAnyTime } from "../timestamp";

const TAGS = String.raw`^(?:\[[^\]]*\] )*`;
const STARTED = new RegExp(String.raw`${TAGS}(?=Started [A-Z]+ ".*" for \S+ at (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: [+-]\d{4})?)$)`);
const COMPLETED = new RegExp(String.raw`${TAGS}(?=Completed (\d{3}) )`);
const RAISED = new RegExp(String.raw`${TAGS}(?=((?:[A-Z]\w*::)*[A-Z]\w*) \(.*\):?$)`);
const INSIDE = new RegExp(String.raw`${TAGS}(?:Processing by |Redirected to | {2}\S|[\w./-]+\.rb:\d+:in )`);

/** What was asked for is not there: no fault of the program. */
const MISSED = /(?:RoutingError|RecordNotFound|UnknownFormat|InvalidAuthenticityToken)$/;

/** Rails without a formatter, as in development: requests begin with their time, end with their status, and raise in between. */
const RAILS: LogFormat = {
  id: "rails",
  systemColumn: "file",
  weight: 1,
  minShare: 0.3,
  prepare: (lines) => (lines.some((line) => STARTED.test(line)) ? {} : null),
  read(line, out) {
    const started = STARTED.exec(line);
    if (started !== null) {
      if (!readAnyTime(started[1] ?? "", out)) return "none";
      [out.severity, out.severityWord] = ["INFO", null];
      setMessage(out, line, started[0].length);
      return "record";
    }
    const completed = COMPLETED.exec(line);
    if (completed !== null) {
      const [whole, status = ""] = completed;
      [out.severity, out.severityWord] = [severityOfStatus(Number(status)), status];
      setMessage(out, line, whole.length);
      return "record";
    }
    const raised = RAISED.exec(line);
    if (raised === null) return INSIDE.test(line) ? "continuation" : "none";
    out.severity = MISSED.test(raised[1] ?? "") ? "WARNING" : "ERROR";
    setMessage(out, line, raised[0].length);
    return "record";
  },
};

const NPM_LINE = /^(\d+) (silly|verbose|info|timing|http|notice|warn|error) (?=\S)/;
const NPM_SEVERITIES: Record<string, Severity> = { "ERR!": "ERROR", timing: "DEBUG", http: "DEBUG", sill: "TRACE" };

/** npm's debug log: `12 error code E404`; lines of one number are one message. The time stands in the file's name. */
const NPM_DEBUG: LogFormat = {
  id: "npm-debug",
  systemColumn: "file",
  weight: 0.95,
  minShare: 0.8,
  read(line, out, memory) {
    const found = NPM_LINE.exec(line);
    if (found === null) return "none";
    const [whole, number, word = ""] = found;
    if (number === memory.text) return "continuation";
    memory.text = number ?? "";
    out.severityWord = word;
    out.severity = NPM_SEVERITIES[word] ?? null;
    setMessage(out, line, whole.length);
    return "record";
  },
};

/** Rails, GitLab CI and npm. */
export const DEVELOPER_FORMATS: readonly LogFormat[] = [
  RAILS,
  NPM_DEBUG,
  // 2025-10-06T08:59:32.123456Z 00E text: what a job of GitLab CI wrote, `+` where a line goes on
  patternFormat({
    id: "gitlab-job",
    pattern: String.raw`(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) \d\d[OE](?<more>\+)? ?(?<message>.*)`,
    finish: ([, , more]) => (more === undefined ? "record" : "continuation"),
  }),
  // npm ERR! code E404
  patternFormat({
    id: "npm",
    weight: 0.9,
    pattern: String.raw`npm (?<severity>ERR!|WARN|warn|error|notice|info|verb|sill|http|timing) (?<message>.*)`,
    finish(_, out) {
      out.severity = NPM_SEVERITIES[out.severityWord ?? ""] ?? null;
      return "record";
    },
  }),
];
