import { patternFormat, type LogFormat } from "../format";
import { setMessage } from "../line-fields";
import { readTimeOfDay, readYearFirst } from "../timestamp";
import { ISO_TIME, LEVEL_ANY } from "./fragments";

const CONSOLE_FIRST = new RegExp(String.raw`^(?:\[?(${ISO_TIME})\]? ?)?(trce|dbug|info|warn|fail|crit): (\S+?)(?:\[\d+\])?(?: |$)`);
const CONSOLE_MESSAGE = /^ {6}\S/;

/** The console of .NET: severity and category on one line, the text on the next, six spaces in, or behind them; a time or none. */
const DOTNET_CONSOLE: LogFormat = {
  id: "dotnet-console",
  systemColumn: "file",
  weight: 1,
  minShare: 0,
  read(line, out, memory) {
    const first = CONSOLE_FIRST.exec(line);
    if (first) {
      if (first[1] !== undefined && !readYearFirst(first[1], out)) return "none";
      out.severityWord = first[2] ?? null;
      out.source = first[3] ?? null;
      setMessage(out, line, first[0].length);
      memory.awaitsMessage = out.message === "";
      return "record";
    }
    if (!CONSOLE_MESSAGE.test(line)) return "none";
    if (memory.awaitsMessage !== true) return "continuation";
    memory.awaitsMessage = false;
    setMessage(out, line, 6);
    return "completion";
  },
};

/** Serilog and Microsoft.Extensions.Logging. */
export const DOTNET_FORMATS: readonly LogFormat[] = [
  // 2025-10-06 08:59:32.123 +03:00 [INF] text; 2025-10-06 08:59:32 [INFO] [orders] text
  patternFormat({ id: "serilog", systemColumn: "component", pattern: String.raw`(?<time>${ISO_TIME}) \[(?<severity>${LEVEL_ANY})\] (?:\[(?<source>[A-Za-z][\w. -]*)\] )?(?<message>.*)` }),
  // [08:59:32 INF] text
  patternFormat({ id: "serilog-console", time: readTimeOfDay, pattern: String.raw`\[(?<time>\d\d:\d\d:\d\d(?:\.\d+)?) (?<severity>${LEVEL_ANY})\] (?<message>.*)` }),
  DOTNET_CONSOLE,
];
