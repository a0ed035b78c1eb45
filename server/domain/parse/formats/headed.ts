import type { LogFormat } from "../format";
import { setMessage, type LineFields } from "../line-fields";
import type { Severity } from "../severity";
import { readAnyTime } from "../timestamp";
import { CTIME, ISO_TIME } from "./fragments";

/** A format whose records begin with a line of their own: the text stands on the next. */
interface HeadedFormat {
  id: string;
  /** The first line; groups: time, severity, source, whichever there are. */
  head: RegExp;
  /** Severities of words that mean something else elsewhere. */
  severities?: Record<string, Severity>;
  /** Begins a record as well, once the one above has its text: of the same instant. */
  again?: RegExp;
  /** Lines between the first and the text. */
  between?: RegExp;
  /** Lines below the text that make an ERROR of the record and belong to its text. */
  worse?: RegExp;
}

const LONGEST_TEXT = 1000;

function headedFormat({ id, head, severities, again, between, worse }: HeadedFormat): LogFormat {
  const begin = (groups: Record<string, string | undefined>, out: LineFields): boolean => {
    if (groups.time !== undefined && !readAnyTime(groups.time, out)) return false;
    out.severityWord = groups.severity ?? null;
    out.severity = severities?.[groups.severity ?? ""] ?? null;
    out.source = groups.source ?? null;
    return true;
  };
  return {
    id,
    carriesSeverity: head.source.includes("<severity>"),
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
      if (memory.awaitsMessage) setMessage(out, line, 0);
      else if (worse?.test(line)) out.message = `${memory.text ?? ""} ${line.trim()}`.slice(0, LONGEST_TEXT);
      else return "none";
      if (worse?.test(line)) out.severity = "ERROR";
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
  // Oracle's alert log: the time alone on a line
  headedFormat({ id: "oracle-alert", head: new RegExp(`^(?<time>${CTIME}|${ISO_TIME})$`), worse: /^(?:ORA|TNS)-\d/ }),
];
