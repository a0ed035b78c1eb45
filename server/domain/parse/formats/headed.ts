import type { LogFormat } from "../format";
import { setMessage, type LineFields } from "../line-fields";
import type { Severity } from "../severity";
import { readAnyTime } from "../timestamp";
import { CTIME, ISO_TIME } from "./fragments";

/** A format whose records begin with a line of their own: the text stands on the next. */
interface HeadedFormat {
  id: string;
  /** The first line; groups: time, minutes (east of UTC), severity, source, whichever there are. */
  head: RegExp;
  /** Severities of words that mean something else elsewhere. */
  severities?: Record<string, Severity>;
  /** Begins a record as well, once the one above has its text: of the same instant. */
  again?: RegExp;
  /** Lines between the first and the text. */
  between?: RegExp;
  /** Lines below the text that make an ERROR of the record and belong to its text. */
  worse?: RegExp;
  /** A line below the text that says it better; group: message. */
  better?: RegExp;
  /** What ends the text and is no part of it. */
  tail?: RegExp;
  /** Where the text names its severity; group: severity. */
  told?: RegExp;
}

const LONGEST_TEXT = 1000;

function headedFormat({ id, head, severities, again, between, worse, better, tail, told }: HeadedFormat): LogFormat {
  const begin = (groups: Record<string, string | undefined>, out: LineFields): boolean => {
    if (groups.time !== undefined && !readAnyTime(groups.time, out)) return false;
    if (groups.minutes !== undefined) out.offsetMinutes = Number(groups.minutes);
    out.severityWord = groups.severity ?? null;
    out.severity = severities?.[groups.severity ?? ""] ?? null;
    out.source = groups.source ?? null;
    return true;
  };
  return {
    id,
    systemColumn: "file",
    weight: 0.95,
    minShare: 0.2,
    read(line, out, memory) {
      const found = head.exec(line);
      if (found && begin(found.groups ?? {}, out)) {
        memory.awaitsMessage = true;
        memory.text = "";
        return "record";
      }
      if (memory.awaitsMessage === undefined) return "none";
      if (!memory.awaitsMessage && again?.test(line)) {
        memory.awaitsMessage = true;
        return "record";
      }
      if (between?.test(line)) return "continuation";
      const said = better?.exec(line)?.groups?.message;
      if (said !== undefined) out.message = said;
      else if (memory.awaitsMessage) setMessage(out, line, line.search(/\S/));
      else if (worse?.test(line)) out.message = `${memory.text ?? ""} ${line.trim()}`.slice(0, LONGEST_TEXT);
      else return "none";
      if (worse?.test(line)) out.severity = "ERROR";
      const word = told?.exec(line)?.groups?.severity;
      if (word !== undefined) [out.severity, out.severityWord] = [severities?.[word] ?? null, word];
      if (tail !== undefined) out.message = out.message.replace(tail, "");
      memory.awaitsMessage = false;
      memory.text = out.message;
      return "completion";
    },
  };
}

export const HEADED_FORMATS: readonly LogFormat[] = [
  // =ERROR REPORT==== 6-Oct-2025::08:59:32 ===
  headedFormat({
    id: "erlang",
    head: /^=(?<severity>[A-Z]+) REPORT==== (?<time>\d{1,2}-[A-Z][a-z]{2}-\d{4}::\d\d:\d\d:\d\d(?:\.\d+)?) (?:UTC )?===$/,
    severities: { CRASH: "ERROR", SUPERVISOR: "ERROR", PROGRESS: "INFO" },
  }),
  // [ 10-06 08:59:32.123  1702: 2395 E/Camera ]
  headedFormat({ id: "logcat-long", head: /^\[ (?<time>(?:\d{4}-)?\d\d-\d\d \d\d:\d\d:\d\d\.\d+)\s+\d+:\s*\w+ (?<severity>[VDIWEFA])\/(?<source>.*?)\s*\]$/ }),
  // # Time: 2025-10-06T08:59:32.123456Z; those of the same second follow without a time
  headedFormat({
    id: "mysql-slow",
    head: /^# Time: (?<time>\d{4}-\d\d-\d\dT\S+|\d{6} [ \d]\d:\d\d:\d\d)$/,
    again: /^# User@Host: /,
    between: /^(?:# |use \S+;$|SET timestamp=\d+;$)/,
  }),
  // Samba: [2025/10/06 08:59:33.123456,  1] ../../source3/auth/auth.c:12(check), the text below it, two spaces in
  headedFormat({ id: "samba", head: new RegExp(String.raw`^\[(?<time>${ISO_TIME}),\s+\d+(?:, [^\]]*)?\] \S+?\.c:\d+\((?<source>\w+)\)$`) }),
  // [2025-10-06T08:59:32.123+0000] [glassfish 5.0] [SEVERE] [NCLS-CORE-00026] [javax.core] [tid: …] [timeMillis: …] [levelValue: 1000] [[
  headedFormat({ id: "glassfish", head: new RegExp(String.raw`^\[(?<time>${ISO_TIME})\] \[[^\]]*\] \[(?<severity>[A-Z]+)\] \[[^\]]*\] \[(?<source>[^\]]*)\] (?:\[\w+: [^\]]*\] ){1,4}\[\[$`), tail: /\]\]$/ }),
  // 2025-10-06-08.59.32.123456+180 I12345E678         LEVEL: Error: the diagnostic log of Db2, a field a line
  headedFormat({
    id: "db2",
    head: /^(?<time>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d\.\d+)(?<minutes>[+-]\d{3}) \w+ +LEVEL: (?<severity>[A-Z]\w+)/,
    severities: { Severe: "CRITICAL", Event: "INFO" },
    between: /^(?:(?:PID|INSTANCE|APPHDL|AUTHID|HOSTNAME|EDUID|APPID|UOWID) *:|$)/,
    better: /^MESSAGE : (?<message>.+)/,
  }),
  // 10/06/2025 08:59:32 AM - Process(4711.1) User(mqm) Program(amqrmppa): IBM MQ, AMQ9513E: text below
  headedFormat({
    id: "ibm-mq",
    head: /^(?<time>\d{1,2}[/.]\d{1,2}[/.]\d{2,4} \d{1,2}:\d\d:\d\d(?: [AP]M)?) - Process\(/,
    severities: { I: "INFO", W: "WARNING", E: "ERROR", S: "CRITICAL", T: "CRITICAL" },
    between: /^(?:\s|$)/,
    told: /^AMQ\d{4,5}(?<severity>[IWEST]):/,
  }),
  // host1 (Server)<tab>Mon Oct 06 08:59:32 2025: Firebird, the text below
  headedFormat({ id: "firebird", head: new RegExp(String.raw`^\S+(?: \([\w ]+\))?\t(?<time>${CTIME})$`), between: /^\t(?:Database: |$)|^$/ }),
  // Oracle's alert log: the time alone on a line
  headedFormat({ id: "oracle-alert", head: new RegExp(`^(?<time>${CTIME}|${ISO_TIME})$`), worse: /^(?:ORA|TNS)-\d/ }),
];
