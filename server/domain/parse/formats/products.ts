import { patternFormat, type FormatMemory, type LineKind, type LogFormat } from "../format";
import { setMessage, type LineFields } from "../line-fields";
import type { Severity } from "../severity";
import { readAnyTime, type TimeReader } from "../timestamp";
import { CTIME, ISO_TIME } from "./fragments";

const TIME = `(?<time>${ISO_TIME})`;
const MESSAGE = "(?<message>.*)";

/** `1006/085932.123`, the year and the fraction perhaps left out or added. */
const readChromiumTime: TimeReader = (text, out) =>
  readAnyTime(text.replace(/^(\d{4})?(\d\d)(\d\d)\/(\d\d)(\d\d)(\d\d)/, (_, year: string | undefined, ...[month, day, hour, minute, second]: string[]) => `${year === undefined ? "" : `${year}-`}${month ?? ""}-${day ?? ""} ${hour ?? ""}:${minute ?? ""}:${second ?? ""}`), out);

/** `06-Oct 08:59` */
const readBaculaTime: TimeReader = (text, out) => readAnyTime(text.replace("-", " "), out);

/** `10/06/2025, 8:59:32 AM`: month first, whatever the file's other dates. */
const readAmericanTime: TimeReader = (text, out) => readAnyTime(text.replace(/^(\d\d)\/(\d\d)\/(\d{4}), /, "$1/$2/$3 "), out);

const KUBERNETES: Record<string, Severity> = { Normal: "INFO", Warning: "WARNING" };
const CM_TRACE: Record<string, Severity> = { "1": "INFO", "2": "WARNING", "3": "ERROR" };
const CM_TRACE_LINE = /^(?:<!\[LOG\[)?(.*?)\]LOG\]!><time="(\d\d:\d\d:\d\d\.\d+)([+-]\d+)?" date="(\d\d)-(\d\d)-(\d{4})" component="([^"]*)" context="[^"]*" type="(\d)"/s;
const CM_TRACE_START = "<![LOG[";

/** What Configuration Manager and Intune write, often over lines: `<![LOG[text]LOG]!><time="08:59:32.123-180" date="10-06-2025" component="x" context="" type="3" …>` */
const CM_TRACE_LOG: LogFormat = {
  id: "cmtrace",
  systemColumn: "file",
  weight: 1,
  minShare: 0.1,
  read(line, out, memory) {
    const isStart = line.startsWith(CM_TRACE_START);
    const end = CM_TRACE_LINE.exec(line);
    if (end === null) {
      if (isStart) {
        memory.awaitsMessage = true;
        setMessage(out, line, CM_TRACE_START.length);
        memory.text = out.message;
        return "record";
      }
      return memory.awaitsMessage === true ? "continuation" : "none";
    }
    if (!isStart && memory.awaitsMessage !== true) return "none";
    const [, text = "", clock = "", bias, month = "", day = "", year = "", component = "", type = ""] = end;
    if (!readAnyTime(`${year}-${month}-${day} ${clock}`, out)) return "none";
    // What is to be added to the local time for UTC.
    if (bias !== undefined) out.offsetMinutes = -Number(bias);
    out.source = component;
    out.severityWord = type;
    out.severity = CM_TRACE[type] ?? null;
    out.message = isStart ? text : (memory.text ?? "");
    memory.awaitsMessage = false;
    return isStart ? "record" : "completion";
  },
};

/** A log whose times stand on lines of their own, above the records they are of. */
function timedAbove(spec: { id: string; time: RegExp; record: RegExp; severities: Record<string, Severity> }): LogFormat {
  const begin = (groups: Record<string, string | undefined>, out: LineFields, memory: FormatMemory): LineKind => {
    if (memory.text !== undefined) readAnyTime(memory.text, out);
    out.severityWord = groups.word ?? null;
    out.severity = spec.severities[groups.word ?? ""] ?? "INFO";
    out.source = groups.source ?? null;
    out.message = groups.message ?? "";
    return "record";
  };
  return {
    id: spec.id,
    systemColumn: "file",
    weight: 0.95,
    minShare: 0.3,
    prepare: (lines) => (lines.some((line) => spec.time.test(line)) ? {} : null),
    read(line, out, memory) {
      const time = spec.time.exec(line)?.groups?.time;
      if (time !== undefined) {
        memory.text = time;
        return "structural";
      }
      const groups = spec.record.exec(line)?.groups;
      return groups === undefined ? "none" : begin(groups, out, memory);
    },
  };
}

const DESCRIBED_NAME = /^Name: +(\S+)$/;
const DESCRIBED_EVENT = /^ {2}(Normal|Warning) +[A-Z]\w+ +(?:<unknown>|(?:\d+[smhd])+)(?: \(x\d+ over (?:\d+[smhd])+\))? +([\w-]+)(?:, [\w.-]+)? {2,}(?=\S)/;

const DESCRIBED_FRAME = /^(?: {2}|[A-Z][\w /-]*:(?: |$))/;

/** `kubectl describe`: the events that it ends with; what stands above them tells of no instant. */
const DESCRIBED: LogFormat = {
  id: "kubernetes-description",
  systemColumn: "host",
  weight: 1,
  minShare: 0.3,
  prepare: (lines) => (lines.some((line) => DESCRIBED_NAME.test(line)) && lines.some((line) => DESCRIBED_EVENT.test(line)) ? {} : null),
  read(line, out, memory) {
    const name = DESCRIBED_NAME.exec(line)?.[1];
    if (name !== undefined) memory.text = name;
    const event = DESCRIBED_EVENT.exec(line);
    if (event === null) {
      if (memory.text !== undefined && DESCRIBED_FRAME.test(line)) return "structural";
      // Something else follows in the file.
      delete memory.text;
      return "none";
    }
    const [whole, word = "", source] = event;
    [out.severity, out.severityWord] = [KUBERNETES[word] ?? null, word];
    out.source = source ?? null;
    out.host = memory.text ?? null;
    setMessage(out, line, whole.length);
    return "record";
  },
};

/** Backup, storage, databases, platforms and tools, each in a way of its own. */
export const PRODUCT_FORMATS: readonly LogFormat[] = [
  CM_TRACE_LOG,
  // [4711:4712:1006/085932.123456:ERROR:gpu_host.cc(991)] text: Chromium and what is built on it
  patternFormat({ id: "chromium", time: readChromiumTime, pattern: String.raw`\[(?:\d+:){0,2}(?<time>(?:\d{4})?\d{4}/\d{6}(?:\.\d+)?):(?<severity>VERBOSE|INFO|WARNING|ERROR|FATAL)\d?:(?<source>[^\](]+)\(\d+\)\] ?${MESSAGE}` }),
  // 06-Oct 08:59 bacula-dir JobId 12: Fatal error: text
  patternFormat({
    id: "bacula",
    time: readBaculaTime,
    pattern: String.raw`(?<time>\d\d-[A-Z][a-z]{2} \d\d:\d\d) (?<source>[\w.-]+) JobId \d+: (?:(?<word>Fatal error|Error|Warning): )?${MESSAGE}`,
    finish([, , , word], out) {
      out.severityWord = word ?? null;
      out.severity = word === undefined ? "INFO" : word === "Warning" ? "WARNING" : "ERROR";
      return "record";
    },
  }),
  // [2025-10-06 08:59:32.123456 +0000] E [MSGID: 114058] [client.c:1234:connect] 0-gv0-client-1: text
  patternFormat({ id: "gluster", pattern: String.raw`\[${TIME}\] (?<severity>[TDINWECAM]) (?:\[MSGID: \d+\] )?\[[\w.-]+:\d+:\w+\] (?:\d+-)?(?<source>[\w.-]+): ?${MESSAGE}` }),
  // [06.10.2025 08:59:32] <01> Error    text
  patternFormat({ id: "veeam", time: readAnyTime, pattern: String.raw`\[(?<time>\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d(?:\.\d+)?)\]\s+<\s*\d+>\s+(?:\[\w+\]\s+)?(?<severity>Error|Warning|Info|Debug)\s+(?:\(\d+\)\s+)?${MESSAGE}` }),
  // [Nest] 4711  - 10/06/2025, 8:59:32 AM   ERROR [ExceptionsHandler] text
  patternFormat({ id: "nest", systemColumn: "component", time: readAmericanTime, pattern: String.raw`\[\w+\] \d+\s+- (?<time>\d\d/\d\d/\d{4}, \d{1,2}:\d\d:\d\d(?: [AP]M)?)\s+(?<severity>[A-Z]+)\s+(?:\[(?<source>[^\]]+)\] )?${MESSAGE}` }),
  // 00:0002:00000:00012:2025/10/06 08:59:32.12 server  Error: 1105, Severity: 17, State: 2
  patternFormat({
    id: "sybase",
    pattern: String.raw`\d\d:\d{4}:\d{5}:\d{5}:(?<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d\.\d\d) (?<source>\w+)\s+(?<message>(?:Error: \d+, Severity: (?<level>\d+), .*|.*))`,
    finish([, , , , level], out) {
      if (level !== undefined) [out.severity, out.severityWord] = [Number(level) > 10 ? "ERROR" : "INFO", level];
      return "record";
    },
  }),
  // LAST SEEN   TYPE      REASON    OBJECT      MESSAGE: what `kubectl get events` prints; wide with SUBOBJECT and SOURCE before it and FIRST SEEN, COUNT and NAME behind
  patternFormat({
    id: "kubernetes-events",
    structural: /^(?:NAMESPACE +)?LAST SEEN +(?:FIRST SEEN +(?:COUNT +)?)?TYPE +/,
    pattern: String.raw`(?:[a-z][\w-]* +)?(?:<unknown>|(?:\d+[smhd])+)(?: \(x\d+ over (?:\d+[smhd])+\))? +(?<word>Normal|Warning) +(?<source>[A-Z]\w+) +[a-z]+/(?<host>\S+) +(?:(?:spec\.\S+ +)?(?<component>[a-z][\w-]+)(?:, [\w.-]+)? {3,})?${MESSAGE}`,
    finish([, word = "", , , component], out) {
      [out.severity, out.severityWord] = [KUBERNETES[word] ?? null, word];
      if (component === undefined) return "record";
      out.source = component;
      [out.message, out.messageStart] = [out.message.replace(/ {2,}\S+ +\d+ +\S+$/, ""), -1];
      return "record";
    },
  }),
  DESCRIBED,
  // N Mon Oct  6 08:59:32:123 2025, and below it M  *** ERROR => text: the traces of SAP's work processes
  timedAbove({
    id: "sap-trace",
    time: new RegExp(String.raw`^[A-Z] +(?<time>${CTIME.replace(String.raw`(?:\.\d+)?`, String.raw`(?::\d+)?`)})$`),
    record: /^(?<source>[A-Z]{1,3}) {1,3}(?:\*{3} ?(?<word>ERROR|WARNING) ?(?:=>)? ?)?(?<message>\S.*)$/,
    severities: { ERROR: "ERROR", WARNING: "WARNING" },
  }),
  // >>>  Section start 2025/10/06 08:59:32.123, and below it !!!  dvi: text: how Windows installs devices
  timedAbove({
    id: "setupapi",
    time: /^(?:>>>|<<<) {2}Section (?:start|end) (?<time>\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+)$/,
    record: /^(?<word>!!!|! {2}| {3}|>>>|<<<|\[Boot) +(?:(?<source>[a-z]{2,4}): *)?(?<message>\S.*)$/,
    severities: { "!!!": "ERROR", "!  ": "WARNING" },
  }),
];
