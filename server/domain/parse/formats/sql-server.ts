import { patternFormat, type LogFormat } from "../format";
import type { Severity } from "../severity";

const LINE = patternFormat({
  id: "sql-server",
  pattern: String.raw`(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d\d) (?<source>spid\d+s?|Server|Logon|Backup|[A-Z][a-z]+) {2,}(?<message>.*)`,
});

/** What stands before a message: its number, how bad it is (1 to 25), and where in the server it came from. */
const NUMBER_LINE = /^(.* {2,})Error: \d+, Severity: (\d+), State: \d+\.?\s*$/;

/** Up to 10 it is information, up to 19 an error, above that the connection or the database is lost. */
function bySeverity(level: number): Severity {
  if (level <= 10) return "INFO";
  return level < 20 ? "ERROR" : "CRITICAL";
}

/** `2025-10-06 08:59:32.12 spid12s     text`; an error's number and severity on one line, its text behind the same beginning on the next. */
export const SQL_SERVER: LogFormat = {
  ...LINE,
  read(line, out, memory) {
    const kind = LINE.read(line, out, memory);
    const before = memory.text;
    delete memory.text;
    if (kind !== "record") return kind;
    const [, , level] = NUMBER_LINE.exec(line) ?? [];
    if (level !== undefined) {
      [out.severity, out.severityWord] = [bySeverity(Number(level)), level];
      memory.text = line;
      return "record";
    }
    if (before === undefined || !line.startsWith(NUMBER_LINE.exec(before)?.[1] ?? "\0")) return "record";
    memory.joined = `${before} ${out.message}`;
    return "completion";
  },
};
