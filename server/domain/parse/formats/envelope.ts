import { RECORD_ENVELOPES, type RecordEnvelope } from "@/server/domain/extract/record-envelopes";
import type { EnvelopeState, FormatMemory, LineKind, LogFormat } from "../format";
import { clearLineFields, createLineFields, type LineFields } from "../line-fields";
import { severityOfWord } from "../severity";
import { envelopeOf, namedElement, takeFrameLine, valueAt } from "./envelope-frame";
import { chooseInner, createInnerReader, type InnerReader } from "./inner-format";
import { INSIDE_OBJECT, MAX_BLOCK_LINES, MAY_BE_CUT, readCutLine } from "./json";
import { NamedFields } from "./read-fields";

const FIRST_KEYS = new Set(RECORD_ENVELOPES.flatMap(({ path, before = [] }) => [...path.slice(0, 1), ...before]));
const FIRST_KEY = /^\{\s*"([^"]{1,60})"/;
const COMMAS = /^,\s*|\s*,$/g;
/** One for all lines: a line is done with before the next begins. */
const fields = new NamedFields();

/** What a line is to the envelope; the record's element with its last line. */
interface Step {
  kind: LineKind;
  element?: object;
  /** The record's lines as one. */
  text?: string;
}

/**
 * Records of the envelopes of the table, each on a line of its own or spread over several: documents on one line were broken
 * up before. What stands between the records is structural and remembered for those below it.
 * @param programs the formats that lines in the records may have
 */
export function createEnvelopeFormat(programs: readonly LogFormat[]): LogFormat {
  const readInner = createInnerReader(programs);
  return {
    id: "json-envelope",
    systemColumn: "component",
    weight: 1,
    minShare: 0.3,
    prepare(lines) {
      const first = FIRST_KEY.exec(lines.slice(0, 2).join("").trim())?.[1] ?? "";
      return FIRST_KEYS.has(first) ? prepareMemory(lines, programs) : null;
    },
    read(line, out, memory) {
      const { envelope: state } = memory;
      if (state === undefined) return "none";
      const { kind, element, text = "" } = step(line, state, memory);
      const envelope = envelopeOf(state);
      if (envelope === undefined || element === undefined) return kind === "record" && line.length >= MAY_BE_CUT && !readCutLine(line, out) ? "none" : kind;
      const read = readElement(element, text, { envelope, state, memory, readInner }, out);
      if (kind === "record") return read;
      memory.joined = text;
      return "completion";
    },
  };
}

function prepareMemory(lines: readonly string[], programs: readonly LogFormat[]): FormatMemory | null {
  const fresh = (): FormatMemory & { envelope: EnvelopeState } => ({ envelope: { place: -1, frame: "", levels: [], isInside: false } });
  const memory = fresh();
  const elements = lines.flatMap((line) => {
    const { element } = step(line, memory.envelope, memory);
    const envelope = envelopeOf(memory.envelope);
    return element === undefined || envelope === undefined ? [] : [{ own: namedElement(element, envelope, memory.envelope.levels), envelope, levels: memory.envelope.levels }];
  });
  if (elements.length > 0 && !elements.some(({ own, envelope, levels }) => readNames(own, envelope, levels, createLineFields()))) return null;
  const texts = elements.flatMap(({ own, envelope: { line } }) => (line === undefined ? [] : [String(valueAt(own, line) ?? "").trimEnd()]));
  const marks = envelopeOf(memory.envelope)?.marks;
  if (marks !== undefined && !marks.some((mark) => lines.some((line) => line.includes(`"${mark}"`)))) return null;
  // Of what encloses the first record only a part may stand in these lines.
  return memory.envelope.place < 0 && !isFrameOnly(memory.envelope) ? null : { ...fresh(), inner: chooseInner(texts, programs) };
}

/** Whether all lines so far lead from the top of an envelope to its records. */
function isFrameOnly({ frame }: EnvelopeState): boolean {
  return RECORD_ENVELOPES.some(({ path }) => path.length > 1 && new RegExp(`^\\{\\s*"${path[0] ?? ""}"\\s*:\\s*\\[`).test(frame));
}

function step(line: string, state: EnvelopeState, memory: FormatMemory): Step {
  const open = memory.block?.lines ?? null;
  if (open !== null) {
    const went = continueRecord(line, open, memory);
    if (went.kind !== "none") return went;
  }
  const text = line.trim().replace(COMMAS, "");
  // What was cut off is followed by the next record, or by another document.
  if (open !== null && line.startsWith("{") && parseElement(text) === null) state.isInside = false;
  const first = text.charAt(0);
  if (state.isInside && (first === "{" || first === "[")) return beginRecord(line, text, memory);
  if (!INSIDE_OBJECT.test(text) && text !== "") return { kind: "none" };
  if (state.isInside && first !== "]") return { kind: text === "" ? "structural" : "none" };
  state.isInside = false;
  takeFrameLine(state, line.trim());
  return { kind: "structural" };
}

function beginRecord(line: string, text: string, memory: FormatMemory): Step {
  const element = parseElement(text);
  if (element !== null) return { kind: "record", element, text };
  if (line.length < MAY_BE_CUT) memory.block = { lines: [text], indent: indentOf(line) };
  return { kind: "record" };
}

/** Goes on with a record that a line began and did not end; "none" where the line is no part of it. */
function continueRecord(line: string, lines: string[], memory: FormatMemory): Step {
  const { indent } = memory.block ?? { indent: 0 };
  const isNext = indentOf(line) === 0 && line.startsWith("{");
  memory.block = { lines: null, indent: 0 };
  if (isNext || !INSIDE_OBJECT.test(line) || lines.length >= MAX_BLOCK_LINES) return { kind: "none" };
  // The record ends where a bracket stands further out than what is in it.
  const inner = lines.length === 1 ? Math.max(indent, indentOf(line) - 1) : indent;
  lines.push(line.trim());
  const closes = /^\s*[}\]]/.test(line) && indentOf(line) <= inner;
  if (!closes) memory.block = { lines, indent: inner };
  const text = closes ? lines.join(" ").replace(COMMAS, "") : "";
  const element = closes ? parseElement(text) : null;
  return element === null ? { kind: "continuation" } : { kind: "completion", element, text };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function parseElement(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

interface Surroundings {
  envelope: RecordEnvelope;
  state: EnvelopeState;
  memory: FormatMemory;
  readInner: InnerReader;
}

function readElement(element: object, text: string, { envelope, state, memory, readInner }: Surroundings, out: LineFields): LineKind {
  const own = namedElement(element, envelope, state.levels);
  const isRecord = readNames(own, envelope, state.levels, out);
  const parts = (envelope.message ?? []).flatMap((name) => valueAt(own, name) ?? []);
  if (parts.length > 0) out.message = parts.join(" ").trimEnd();
  const failure = envelope.failed === undefined ? undefined : valueAt(own, envelope.failed);
  if (failure !== undefined && out.severity === null) [out.severity, out.severityWord] = ["WARNING", String(failure)];
  const line = envelope.line === undefined ? undefined : valueAt(own, envelope.line);
  if (line !== undefined) return readLine(String(line).trimEnd(), out, memory, readInner);
  if (out.message === "") out.message = text;
  return isRecord ? "record" : "none";
}

/** Reads the fields that have names, those of the table first; false where none is a time or a severity. */
function readNames(own: object, envelope: RecordEnvelope, levels: EnvelopeState["levels"], out: LineFields): boolean {
  const around = [own, ...levels.toReversed()];
  fields.clear();
  for (const [role, names] of Object.entries(envelope.names ?? {}) as [keyof NonNullable<RecordEnvelope["names"]>, readonly string[]][]) {
    const found = names.flatMap((name) => around.map((object) => ({ name, value: valueAt(object, name) }))).find(({ value }) => says(role, value));
    if (found?.value !== undefined) fields.set(role, found.name, found.value);
  }
  fields.addAll(own);
  return fields.writeTo(out);
}

/** Whether a value tells what it stands for: a time of 0 and a severity that is no word for one do not. */
function says(role: string, value: string | number | undefined): boolean {
  if (value === undefined) return false;
  const text = String(value);
  if (role === "severity") return /^[1-9]\d*$/.test(text) || severityOfWord(text) !== null;
  return role !== "time" || text !== "0";
}

const inside = createLineFields();

/** The program's own line: what the envelope says of time and severity goes before it, what it says of the source behind. */
function readLine(text: string, out: LineFields, memory: FormatMemory, readInner: InnerReader): LineKind {
  const inner = (memory.inner ??= { id: null, memory: {} });
  clearLineFields(inside);
  const kind = readInner({ time: null, text, start: -1 }, inner, inside);
  if (kind === "continuation" || kind === "structural") {
    out.message = text;
    return "continuation";
  }
  out.message = inside.message;
  out.source = inside.source ?? out.source;
  out.host = inside.host ?? out.host;
  if (out.severity === null) [out.severity, out.severityWord] = [inside.severity, inside.severityWord];
  if (out.localMicros !== out.localMicros) [out.localMicros, out.offsetMinutes, out.missing] = [inside.localMicros, inside.offsetMinutes, inside.missing];
  return "record";
}
