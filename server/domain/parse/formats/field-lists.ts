import type { FormatMemory, LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { readAnyTime } from "../timestamp";
import { rolesOf } from "./field-names";
import { NamedFields } from "./read-fields";

/** One for all lines: a line is done with before the next begins. */
const fields = new NamedFields();

/** Reads one field on a line of its own; false where the table does not know its name. */
function readOne(name: string, value: string, out: LineFields): boolean {
  fields.clear();
  fields.add(name, value);
  fields.writeTo(out);
  return rolesOf(name).length > 0;
}

const VERBOSE_HEAD = /^[A-Z][a-z]{2} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [A-Z]{2,5}| [+-]\d\d)?) \[s=/;
/** Of the many names of a program that journald keeps, the one it prints itself. */
const VERBOSE_FIELD = /^ {4}(PRIORITY|_HOSTNAME|SYSLOG_IDENTIFIER|MESSAGE)=(.*)$/;

/** `journalctl -o verbose`: a time on a line, below it the fields, four spaces in. */
const JOURNAL_VERBOSE: LogFormat = {
  id: "journal-verbose",
  systemColumn: "host",
  weight: 1,
  minShare: 0.05,
  read(line, out) {
    const head = VERBOSE_HEAD.exec(line);
    if (head) return readAnyTime(head[1] ?? "", out) ? "record" : "none";
    const [, name = "", value = ""] = VERBOSE_FIELD.exec(line) ?? [];
    if (name === "") return /^ {4}[A-Z0-9_]+=/.test(line) ? "continuation" : "none";
    readOne(name, value, out);
    return "completion";
  },
};

const EXPORT_FIELD = /^([A-Z_][A-Z0-9_]*)=(.*)$/;
const EXPORT_KNOWN = /^(?:__REALTIME_TIMESTAMP|PRIORITY|_HOSTNAME|SYSLOG_IDENTIFIER|MESSAGE)$/;

/** `journalctl -o export`: a field a line, a record from its cursor on. */
const JOURNAL_EXPORT: LogFormat = {
  id: "journal-export",
  systemColumn: "host",
  weight: 1,
  minShare: 0.5,
  prepare: (lines) => (lines.some((line) => line.startsWith("__CURSOR=")) ? {} : null),
  read(line, out) {
    const [, name = "", value = ""] = EXPORT_FIELD.exec(line) ?? [];
    if (name === "") return "none";
    if (name === "__CURSOR") return "record";
    if (!EXPORT_KNOWN.test(name)) return "continuation";
    readOne(name, value, out);
    return "completion";
  },
};

const LIST_FIELD = /^([A-Za-z][\w ]*?)\s*: (.*)$/;

/** The first name of a list of fields that has a time, a message, and a severity or a source, and comes again; null where it is none. */
function firstName(lines: readonly string[]): string | null {
  const names = lines.flatMap((line) => LIST_FIELD.exec(line)?.[1] ?? []);
  const roles = new Set(names.flatMap((name) => rolesOf(name).map(({ role }) => role)));
  const [first] = names;
  if (first === undefined || names.filter((name) => name === first).length < 2) return null;
  return roles.has("time") && roles.has("message") && (roles.has("severity") || roles.has("source")) ? first : null;
}

/** A line this long was broken by the screen; a shorter one ends where its writer ended it. */
const LEAST_BROKEN = 60;
const LONGEST_TEXT = 1000;

/** Remembers a message that the next line may go on with, if the screen broke it. */
function rememberMessage(line: string, message: string, memory: FormatMemory): void {
  if (message !== "" && line.length >= LEAST_BROKEN && message.length < LONGEST_TEXT) memory.message = message;
  else delete memory.message;
}

/** PowerShell's Format-List: `TimeCreated : 10/6/2025 8:59:32 AM`, a field a line; a record begins where the first name comes again. */
const FIELD_LIST: LogFormat = {
  id: "field-list",
  systemColumn: "host",
  weight: 0.8,
  minShare: 0.5,
  prepare(lines) {
    const first = firstName(lines);
    return first === null ? null : { text: first };
  },
  read(line, out, memory) {
    const [, name, value = ""] = LIST_FIELD.exec(line) ?? [];
    if (memory.text === undefined) return "none";
    if (name === undefined) {
      if (memory.message === undefined || !line.startsWith("  ")) return "none";
      out.message = `${memory.message} ${line.trim()}`;
      rememberMessage(line, out.message, memory);
      return "completion";
    }
    const isKnown = readOne(name, value.trim(), out);
    rememberMessage(line, out.message, memory);
    if (name === memory.text) return "record";
    return isKnown ? "completion" : "continuation";
  },
};

export const FIELD_LIST_FORMATS: readonly LogFormat[] = [JOURNAL_VERBOSE, JOURNAL_EXPORT, FIELD_LIST];
