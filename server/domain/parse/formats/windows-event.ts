import { patternFormat, type FormatMemory, type LineKind, type LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { severityOfNumber, type Severity } from "../severity";
import { readAnyTime } from "../timestamp";
import { windowsEventMessage } from "./windows-event-sentences";
import type { EventValue } from "./windows-event-sentences/render-sentence";

/** What the system tells of an event stands within so many characters; its data may be long. */
const LONGEST_SYSTEM = 4096;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:(\w+)|#(\d+)|#x([\da-f]+));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function firstGroup(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : unescapeXml(found);
}

const MAX_EVENT_LINES = 1000;

/** An audit has no level; whether what it is about succeeded is a bit of the event's keywords. */
const NO_LEVEL = 0;
const AUDIT_FAILURE = 0x10000000000000n;

/** Windows events as XML, each on a line or spread over several: the rendered message where there is one, else what the event's data say. */
const WINDOWS_EVENT_XML: LogFormat = {
  id: "windows-event-xml",
  systemColumn: "host",
  weight: 1,
  minShare: 0.2,
  read(line, out, memory) {
    const lines = memory.block?.lines ?? null;
    if (lines !== null) return continueEvent(line, lines, out, memory);
    if (!/^\s*<(?:Event|\?xml|\/?Events)\b/.test(line)) return "none";
    if (/<Event\b/.test(line) && !line.includes("</Event>")) {
      memory.block = { lines: [line], indent: 0 };
      return "record";
    }
    if (!line.includes("<TimeCreated")) return "structural";
    return readEvent(line, out) ? "record" : "none";
  },
};

function continueEvent(line: string, lines: string[], out: LineFields, memory: FormatMemory): LineKind {
  lines.push(line);
  if (!line.includes("</Event>") && lines.length <= MAX_EVENT_LINES) return "continuation";
  memory.block = { lines: null, indent: 0 };
  const text = lines.map((part) => part.trim()).join(" ");
  if (!readEvent(text, out)) return "continuation";
  memory.joined = text;
  return "completion";
}

function readEvent(line: string, out: LineFields): boolean {
  const head = line.slice(0, LONGEST_SYSTEM);
  const time = firstGroup(/<TimeCreated[^>]*SystemTime=['"]([^'"]+)/, head);
  if (time === null || !readAnyTime(time, out)) return false;
  const level = firstGroup(/<Level>(\d+)<\/Level>/, head);
  const rendering = line.indexOf("<RenderingInfo");
  out.severityWord = (rendering < 0 ? null : firstGroup(/<Level>([^<]+)<\/Level>/, line.slice(rendering))) ?? level;
  out.severity = level === null ? null : severityOfLevel(Number(level), firstGroup(/<Keywords>(0x[\da-f]{1,16})</i, head));
  out.source = nameOf(/<Provider\b[^>]*/.exec(head)?.[0] ?? "");
  out.host = firstGroup(/<Computer>([^<]+)/, head);
  out.message = firstGroup(/<Message>([^<]*)<\/Message>/, line) || windowsEventMessage(out.source, firstGroup(/<EventID[^>]*>(\d+)/, head), readValues(line));
  return true;
}

function severityOfLevel(level: number, keywords: string | null): Severity | null {
  if (level === NO_LEVEL && keywords !== null && (BigInt(keywords) & AUDIT_FAILURE) !== 0n) return "WARNING";
  return severityOfNumber(level, "windows");
}

/** A tag, and the text up to the next. */
const TAG = /<([^<>]*)>([^<]*)/g;
/** Elements whose own name says nothing of the value in them. */
const UNNAMED = new Set(["Data", "string"]);

/** The values of an event in their order: `<Data>` by its name, of `<UserData>` each innermost element by its own. */
function readValues(event: string): EventValue[] {
  const start = /<(EventData|UserData)\b[^<>]*>/.exec(event);
  if (start === null || start[0].endsWith("/>")) return [];
  const from = start.index + start[0].length;
  const end = event.indexOf(`</${start[1] ?? ""}>`, from);
  const tags = [...event.slice(from, end < 0 ? undefined : end).matchAll(TAG)];
  return tags.flatMap(([, tag = "", text = ""], index) => {
    const element = /^[\w:.-]+/.exec(tag)?.[0];
    const isEmpty = tag.endsWith("/");
    if (element === undefined || element === "Binary" || !(isEmpty || tags[index + 1]?.[1]?.trimEnd() === `/${element}`)) return [];
    return [{ name: nameOf(tag) ?? (UNNAMED.has(element) ? null : element), value: isEmpty ? "" : unescapeXml(text) }];
  });
}

/** The attribute `Name` of a tag; null where it has none. */
function nameOf(tag: string): string | null {
  const found = /\sName\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
  return found === null ? null : unescapeXml(found[1] ?? found[2] ?? "");
}

const TEXT_FIELD = /^ {2}([A-Z][\w ]*?): ?(.*)$/;

/** The text of `wevtutil qe /f:text`: fields on lines of their own below `Event[0]`, the description last. */
const WINDOWS_EVENT_TEXT: LogFormat = {
  id: "windows-event-text",
  systemColumn: "host",
  weight: 1,
  minShare: 0.05,
  read(line, out, memory) {
    if (/^Event\[\d+\]:?\s*$/.test(line)) {
      memory.awaitsMessage = false;
      return "record";
    }
    if (memory.awaitsMessage === true) {
      memory.awaitsMessage = false;
      out.message = line.trim();
      return "completion";
    }
    const field = TEXT_FIELD.exec(line);
    if (!field) return "none";
    const [, name, value = ""] = field;
    if (name === "Date" && readAnyTime(value.trim(), out)) return "completion";
    if (name === "Description") {
      if (value.trim() === "") memory.awaitsMessage = true;
      else out.message = value.trim();
    } else if (name === "Source") out.source = value.trim();
    else if (name === "Computer") out.host = value.trim();
    else if (name === "Level") out.severityWord = value.trim();
    return "completion";
  },
};

export const WINDOWS_EVENT_FORMATS: readonly LogFormat[] = [
  WINDOWS_EVENT_XML,
  WINDOWS_EVENT_TEXT,
  // 10/6/2025 8:59:32 AM	Error	Service Control Manager	7031	None	text
  patternFormat({
    id: "windows-event-columns",
    systemColumn: "host",
    time: readAnyTime,
    pattern: String.raw`(?<time>\d{1,2}[/.]\d{1,2}[/.]\d{4} \d{1,2}:\d\d:\d\d(?: [AP]M)?)\t(?<severity>[^\t]+)\t(?<source>[^\t]+)\t\d+\t[^\t]*\t(?<message>.*)`,
  }),
];
