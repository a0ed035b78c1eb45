import { MINUTE_MICROS } from "../civil-time";
import { patternFormat, type LogFormat } from "../format";
import { digitsAt, readFraction } from "../iso-time";
import type { LineFields } from "../line-fields";
import type { Severity } from "../severity";
import { readAnyTime, type TimeReader } from "../timestamp";

/** Events of the technological log that tell of trouble; all others are what went on. */
const EVENT_SEVERITIES: Record<string, Severity> = { EXCP: "ERROR", EXCPCNTX: "ERROR", TDEADLOCK: "ERROR", TTIMEOUT: "WARNING", ATTN: "WARNING", LEAKS: "WARNING" };
/** What an event says in words, behind what it says of processes and sessions. */
const WORDS = /(?:Exception=[^,]*,)?(?:Descr|Txt|txt|Info)=/;

/** The second line of an event in the log's own files: `{0,0},user,computer,application,connection,event,severity,"comment",…` */
const OWN_SECOND = /^\{[\da-f,]*\},(?:\d+,){5}([IEWN]),"((?:[^"]|"")*)/;

/** The event log in its own files (`.lgp`): an event over several lines, with numbers for the names of another file. */
const EVENT_LOG: LogFormat = {
  id: "1c-event-log",
  systemColumn: "file",
  weight: 1,
  minShare: 0.15,
  read(line, out, memory) {
    const time = /^\{(\d{8})(\d{6}),[NURC],$/.exec(line);
    if (time !== null) {
      if (!readAnyTime(`${time[1] ?? ""}T${time[2] ?? ""}`, out)) return "none";
      memory.awaitsMessage = true;
      out.message = line;
      return "record";
    }
    if (memory.awaitsMessage !== true) return "none";
    memory.awaitsMessage = false;
    const second = OWN_SECOND.exec(line);
    if (second === null) return "continuation";
    out.severityWord = second[1] ?? null;
    out.message = (second[2] ?? "").replaceAll('""', '"') || line;
    return "completion";
  },
};

const XML_FIELD = /^\s*<v8e:(\w+)>([^<]*)(?:<\/v8e:\w+>)?\s*$/;

/** What the fields of the event log's XML stand for. */
const XML_ROLES: Record<string, (value: string, out: LineFields) => void> = {
  Level: (value, out) => (out.severityWord = value),
  Date: (value, out) => void readAnyTime(value, out),
  Computer: (value, out) => (out.host = value),
  ApplicationName: (value, out) => (out.source = value),
};

/** The event log as the configurator exports it: XML, a field a line; the event's name is the message, its comment behind it. */
const EVENT_LOG_XML: LogFormat = {
  id: "1c-event-log-xml",
  systemColumn: "host",
  weight: 1,
  minShare: 0.05,
  read(line, out, memory) {
    if (/^\s*<(?:\?xml|\/?v8e:EventLog)\b/.test(line)) return "structural";
    if (/^\s*<v8e:Event>\s*$/.test(line)) {
      memory.text = "";
      return "record";
    }
    const [, name = "", value = ""] = XML_FIELD.exec(line) ?? [];
    if (memory.text === undefined || name === "") return /^\s*<\/?v8e:/.test(line) ? "continuation" : "none";
    if (name === "EventPresentation" || name === "Comment") {
      memory.text = [memory.text, value].filter((part) => part !== "").join(": ");
      out.message = memory.text;
      return "completion";
    }
    const read = XML_ROLES[name];
    if (read === undefined) return "continuation";
    read(value, out);
    return "completion";
  },
};

/** `59:32.123456` */
const readTimeInHour: TimeReader = (text, out) => {
  out.localMicros = digitsAt(text, 0, 2) * MINUTE_MICROS + digitsAt(text, 3, 2) * 1_000_000;
  out.missing = "hour";
  readFraction(text, 5, out);
  return true;
};

/** 1C:Enterprise. */
export const ONE_C_FORMATS: readonly LogFormat[] = [
  // 00:01.123456-0,EXCP,3,process=rphost,…,Descr='text, often over lines': minutes and seconds of an hour that the file's name tells
  patternFormat({
    id: "1c-technological",
    // A file is an hour of one process.
    systemColumn: "component",
    time: readTimeInHour,
    pattern: String.raw`\ufeff?(?<time>\d\d:\d\d\.\d{1,6})-\d+,(?<message>(?<word>[A-Z][A-Z0-9]*),\d+,(?:(?:level=\w+,)?process=(?<source>[^,]*))?.*)`,
    finish([, , , word = ""], out) {
      out.severity = EVENT_SEVERITIES[word] ?? "INFO";
      out.severityWord = word;
      const words = WORDS.exec(out.message);
      if (words !== null && out.severity !== "INFO") {
        out.messageStart += words.index;
        out.message = out.message.slice(words.index);
      }
      return "record";
    },
  }),
  EVENT_LOG,
  EVENT_LOG_XML,
];
