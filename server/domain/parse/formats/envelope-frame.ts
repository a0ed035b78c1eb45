import { mayFollow, RECORD_ENVELOPES, type RecordEnvelope } from "@/server/domain/extract/record-envelopes";
import type { EnvelopeState } from "../format";

type Fields = Record<string, unknown>;

/** What encloses records is kept up to so many characters: more is no envelope that anybody writes. */
const MAX_FRAME_LENGTH = 65_536;
const CLOSERS = /^[\s\]},]+/;

/** The envelope whose records were found; undefined before the first. */
export function envelopeOf(state: EnvelopeState): RecordEnvelope | undefined {
  return RECORD_ENVELOPES[state.place];
}

/** Takes a line that stands outside of records. Where it opens their array, what encloses them is known from there on. */
export function takeFrameLine(state: EnvelopeState, text: string): void {
  if (state.frame.length < MAX_FRAME_LENGTH) state.frame += text;
  if (!text.endsWith("[")) return;
  const frame = state.frame.replace(CLOSERS, "");
  const closers = closersOf(frame);
  const top = closers === null ? null : parseObject(frame + closers);
  if (top === null) {
    // A segment begins in the middle of something: what follows is read as if nothing had been.
    state.frame = "";
    return;
  }
  const known = RECORD_ENVELOPES[state.place];
  const place = known !== undefined && descend(top, known, state) ? state.place : RECORD_ENVELOPES.findIndex((envelope) => beginsWith(top, envelope) && descend(top, envelope, state));
  if (place < 0) return;
  state.place = place;
  state.isInside = true;
  state.frame = "";
}

function beginsWith(top: Fields, envelope: RecordEnvelope): boolean {
  return mayFollow(envelope, Object.keys(top).filter((key) => key !== envelope.path[0]));
}

/** Goes down from an object to the records' array and keeps what stands beside the way; false where it does not lead there. */
function descend(top: Fields, { path }: RecordEnvelope, state: EnvelopeState): boolean {
  const first = path.findIndex((key) => key in top);
  const levels: Fields[] = [];
  let value: unknown = top;
  for (const key of first < 0 ? [] : path.slice(first)) {
    const object: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof object !== "object" || object === null) return false;
    const { [key]: next, ...beside } = object as Fields;
    levels.push(beside);
    value = next;
  }
  if (levels.length === 0 || !Array.isArray(value) || value.length > 0) return false;
  state.levels = [...state.levels.slice(0, first), ...levels];
  return true;
}

function parseObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

/** The brackets that close what a text leaves open; null where it ends inside a text of its own. */
function closersOf(text: string): string | null {
  const closers: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[{}[\]]/gs)) {
    if (token === "{") closers.push("}");
    else if (token === "[") closers.push("]");
    else if (token === "}" || token === "]") closers.pop();
    else if (token.length < 2 || !token.endsWith('"')) return null;
  }
  return closers.toReversed().join("");
}

/**
 * What stands under a name: `resource.attributes.service.name` goes down keys, numbered elements and OpenTelemetry's lists of
 * `{ key, value: { stringValue } }`, whose keys hold dots themselves.
 * @returns a text or a number that says something; else undefined
 */
export function valueAt(value: unknown, name: string): string | number | undefined {
  if (name === "") return typeof value === "string" || typeof value === "number" ? (value === "" ? undefined : value) : stringValueOf(value);
  if (typeof value !== "object" || value === null) return undefined;
  const under = (key: string): unknown => (Array.isArray(value) && !/^\d+$/.test(key) ? attributeOf(value, key) : (value as Fields)[key]);
  const whole = under(name);
  if (whole !== undefined) return valueAt(whole, "");
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const part = under(name.slice(0, dot));
    const found = part === undefined ? undefined : valueAt(part, name.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function attributeOf(list: readonly unknown[], key: string): unknown {
  return (list.find((item) => (item as { key?: unknown } | null)?.key === key) as { value?: unknown } | undefined)?.value;
}

function stringValueOf(value: unknown): string | undefined {
  const text = (value as { stringValue?: unknown } | null)?.stringValue;
  return typeof text === "string" && text !== "" ? text : undefined;
}

/** An element by the names of its values, where it is a list of them: a row of a table or pairs. @param levels what encloses it */
export function namedElement(element: object, { inner, columns, pairs }: RecordEnvelope, levels: readonly Fields[]): object {
  if (!Array.isArray(element)) {
    const own = inner === undefined ? undefined : (element as Fields)[inner];
    return typeof own === "object" && own !== null ? own : element;
  }
  const values: readonly unknown[] = element;
  if (pairs !== undefined) return Object.fromEntries(values.map((pair) => [textUnder(pair, pairs.name), (pair as Fields | null)?.[pairs.value]]));
  const list = columns === undefined ? undefined : levels.at(-1)?.[columns.list];
  if (columns === undefined || !Array.isArray(list)) return element;
  return Object.fromEntries(list.map((column: unknown, at) => [textUnder(column, columns.name), values[at]]));
}

function textUnder(value: unknown, key: string): string {
  const text = (value as Fields | null)?.[key];
  return typeof text === "string" ? text : "";
}
