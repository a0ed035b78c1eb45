import type { LineFields } from "../line-fields";
import { severityOfNumber, severityOfRating, severityOfStatus, severityOfWord, type Severity } from "../severity";
import type { NumericScale } from "../severity-words";
import { readAnyTime, readTimeOfDay, setEpoch } from "../timestamp";
import { createRoleLookup, FIELD_ROLES, type FieldRole } from "./field-names";

type Value = string | number;

/** How deep objects inside a record are looked into: OpenTelemetry keeps names three levels down. */
const MAX_DEPTH = 3;
const MAX_CHILDREN = 40;

const IS_NUMBER = /^-?\d+(?:\.\d+)?$/;

const rolesOf = createRoleLookup();
const NONE = 1e9;

/** Names that only logs of one kind have, and the scale of their numbers. */
const SCALES: ReadonlyMap<string, NumericScale> = new Map([["short_message", "syslog"], ["LevelDisplayName", "windows"], ["ProviderName", "windows"], ["EntryType", "windows"], ["EventLevelName", "windows"]]);

/** The scale that the names of a record's fields tell; undefined where none does. */
export function scaleOfNames(names: readonly string[]): NumericScale | undefined {
  return names.flatMap((name) => SCALES.get(name) ?? [])[0];
}

const RATES = /(?:severity|urgency|важность|критичность)$/i;

/** The severity that a field says. @param scale of its kind of log, where that is known */
export function severityOfField(name: string, value: Value, scale: NumericScale | undefined): Severity | null {
  if (typeof value === "string" && !/^\d+$/.test(value)) return RATES.test(name) ? severityOfRating(value) : severityOfWord(value);
  const number = Number(value);
  return severityOfNumber(number, scaleOf(name.toLowerCase(), number, scale));
}

function scaleOf(name: string, value: number, scale: NumericScale | undefined): NumericScale {
  if (name.startsWith("alert.")) return "alert";
  if (name === "severitylevel") return "insights";
  if (name.includes("number")) return "otel";
  if (name.endsWith("levelno")) return "python";
  return scale ?? (value < 8 ? "syslog" : "pino");
}

/** The best field found for each role: its value, its name, and the rank of that name. */
export class NamedFields {
  private readonly values: (Value | undefined)[] = FIELD_ROLES.map(() => undefined);
  private readonly names: string[] = FIELD_ROLES.map(() => "");
  private readonly ranks: number[] = FIELD_ROLES.map(() => NONE);
  private scale: NumericScale | undefined;
  /** Whether a name only Serilog's compact JSON uses was seen, which leaves the severity out where it is Information. */
  private isCompact = false;

  /** Forgets all fields: one object serves line after line. */
  clear(): void {
    this.values.fill(undefined);
    this.ranks.fill(NONE);
    this.scale = undefined;
    this.isCompact = false;
  }

  /** Offers a field of the record. */
  add(name: string, value: unknown): void {
    if ((typeof value !== "string" && typeof value !== "number") || value === "") return;
    this.scale ??= SCALES.get(name);
    if (name === "@mt" || name === "@m") this.isCompact = true;
    for (const { role, rank } of rolesOf(name)) {
      if (name === "line" && IS_NUMBER.test(String(value))) continue;
      const slot = FIELD_ROLES.indexOf(role);
      if (rank >= (this.ranks[slot] ?? NONE)) continue;
      this.ranks[slot] = rank;
      this.values[slot] = value;
      this.names[slot] = name;
    }
  }

  /** Gives a field that stands for a role whatever its name is, before all that were offered or will be. */
  set(role: FieldRole, name: string, value: Value): void {
    const slot = FIELD_ROLES.indexOf(role);
    this.ranks[slot] = -1;
    this.values[slot] = value;
    this.names[slot] = name;
  }

  /** Offers all fields of an object, those of objects in it under names joined by dots. */
  addAll(object: object, prefix = "", depth = 0): void {
    let children = 0;
    const fields = object as Record<string, unknown>;
    for (const key in fields) {
      if (++children > MAX_CHILDREN && depth > 0) return;
      const value = fields[key];
      if (typeof value !== "object" || value === null) this.add(depth === 0 ? key : prefix + key, value);
      else if (!Array.isArray(value)) {
        if (depth < MAX_DEPTH) this.addAll(value, `${prefix}${key}.`, depth + 1);
      } else if (key === "attributes" || key === "tags") this.addAttributes(value, `${prefix}${key}.`);
      else if (key === "MESSAGE") this.add(key, textOfBytes(value));
    }
  }

  /** OpenTelemetry writes attributes as [{ key, value: { stringValue } }], Sentry tags as [{ key, value }]. */
  private addAttributes(list: readonly unknown[], prefix: string): void {
    for (const item of list.slice(0, MAX_CHILDREN)) {
      const { key, value } = (item ?? {}) as { key?: unknown; value?: { stringValue?: unknown } | string };
      if (typeof key === "string") this.add(prefix + key, typeof value === "string" ? value : value?.stringValue);
    }
  }

  private valueOf(role: FieldRole): Value | undefined {
    return this.values[FIELD_ROLES.indexOf(role)];
  }

  /** Whether there is a time or a known severity: without either a line of named fields is no log record. */
  writeTo(out: LineFields): boolean {
    const hasTime = this.writeTime(out);
    const hasSeverity = this.writeSeverity(out);
    const source = this.valueOf("source");
    const host = this.valueOf("host");
    const cause = this.valueOf("cause");
    const message = this.valueOf("message") ?? cause;
    // `n` and the like are a logger where they are a word.
    if (typeof source === "string" && source !== "" && !IS_NUMBER.test(source)) out.source = source;
    if (host !== undefined && host !== "") out.host = String(host);
    if (message !== undefined) out.message = withCause(String(message).trimEnd(), cause);
    return hasTime || hasSeverity;
  }

  private writeTime(out: LineFields): boolean {
    const time = this.valueOf("time");
    if (time === undefined) return false;
    if (typeof time === "number") return setEpoch(time, out);
    const date = this.valueOf("date");
    return readAnyTime(time, out) || (typeof date === "string" && readAnyTime(`${date} ${time}`, out)) || readTimeOfDay(time, out);
  }

  private writeSeverity(out: LineFields): boolean {
    const word = this.valueOf("severity");
    const name = this.names[FIELD_ROLES.indexOf("severity")] ?? "";
    const severity = word === undefined ? null : severityOfField(name, word, this.scale);
    if (severity !== null) {
      out.severity = severity;
      out.severityWord = String(word);
      // Findings of a scanner are rated as well: alone that is no proof of a log.
      return typeof word !== "string" || severityOfWord(word) !== null;
    }
    const status = Number(this.valueOf("status"));
    if (status >= 100 && status <= 599) {
      out.severity = severityOfStatus(status);
      out.severityWord = String(status);
      return true;
    }
    if (word === undefined && this.isCompact) {
      out.severity = "INFO";
      return true;
    }
    // A word the table does not know is kept, and is no proof that this is a log.
    if (word !== undefined && word !== "" && name.toLowerCase() !== "type") out.severityWord = String(word);
    return false;
  }
}

const NO_CAUSE = /^[^\p{L}\d]*(?:(?:null|nil|none|false|true|ok|undefined|\d+)[^\p{L}\d]*)?$/iu;
const LONGEST_CAUSE = 300;

/** What a program says of the error beside its message, `msg="failed to pull image" error="i/o timeout"`, belongs to it: its first line. */
function withCause(message: string, cause: Value | undefined): string {
  if (typeof cause !== "string") return message;
  const first = cause.trim().split("\n", 1)[0]?.trimEnd() ?? "";
  if (first.length > LONGEST_CAUSE || NO_CAUSE.test(first) || message.includes(first)) return message;
  return `${message}: ${first}`;
}

/** journald writes a text with control characters, such as colours, as a list of its bytes. */
function textOfBytes(bytes: readonly unknown[]): string {
  return Buffer.from(bytes.filter((byte) => typeof byte === "number")).toString("utf8");
}
