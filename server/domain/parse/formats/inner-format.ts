import type { InnerFormat, LineKind, LogFormat } from "../format";
import { readAnyTime } from "../timestamp";
import { clearLineFields, setMessage, type LineFields } from "../line-fields";
import { chooseAmong } from "../weigh-formats";

/** A line of a program inside something else's: a container runtime's, a collector's. */
export interface Wrapping {
  /** When the other took the line; null where it does not say. */
  time: string | null;
  text: string;
  /** Where the text starts in the line; -1 where it is escaped there. */
  start: number;
}

/** Reads the program's line; `joined` is set in the inner memory where it completes a record of several lines. */
export type InnerReader = (wrapping: Wrapping, inner: InnerFormat, out: LineFields) => LineKind;

const BELONGS_ABOVE = /^(?:\s|at |Caused by|\.\.\. \d+ more|[\w.$]+(?:Exception|Error)\b)/;

/** The format of the programs' lines, by some of them. */
export function chooseInner(texts: readonly string[], programs: readonly LogFormat[]): InnerFormat {
  const choice = texts.length === 0 ? null : chooseAmong(texts, programs);
  return { id: choice?.format.id ?? null, memory: choice?.memory ?? {} };
}

/** Other formats that a program writes in beside its first one, as web servers do, and by how many lines they are looked for. */
const MAX_OTHERS = 3;
const MAX_LOOKS = 32;
/** Beside a known format only one that does not fit almost anything. */
const LEAST_WEIGHT = 0.7;

/**
 * A reader of lines inside others. The time is the one around, which has a zone; severity, source and message are the
 * program's.
 * @param programs the formats that may stand inside
 */
export function createInnerReader(programs: readonly LogFormat[]): InnerReader {
  const byId = new Map(programs.map((format) => [format.id, format]));
  const readWith = ({ id, memory }: Pick<InnerFormat, "id" | "memory">, text: string, out: LineFields): LineKind => {
    const format = id === null ? undefined : byId.get(id);
    clearLineFields(out);
    return format ? format.read(text, out, memory) : "none";
  };
  const readOther = (text: string, inner: InnerFormat, out: LineFields): LineKind => {
    const others = (inner.others ??= []);
    for (const other of others) {
      const kind = readWith(other, text, out);
      if (kind !== "none") return kind;
    }
    const looks = inner.looks ?? 0;
    if (others.length >= MAX_OTHERS || looks >= MAX_LOOKS) return "none";
    inner.looks = looks + 1;
    const choice = chooseAmong([text], programs);
    if (choice === null || (inner.id !== null && choice.format.weight < LEAST_WEIGHT)) return "none";
    const other = { id: choice.format.id, memory: choice.memory };
    others.push(other);
    return readWith(other, text, out);
  };
  return ({ time, text, start }, inner, out) => {
    let kind = readWith(inner, text, out);
    if (kind === "none") {
      if (text.trim() === "" || BELONGS_ABOVE.test(text)) return "continuation";
      kind = readOther(text, inner, out);
    }
    if (kind === "continuation" || kind === "structural") return kind;
    if (kind === "none") {
      clearLineFields(out);
      setMessage(out, text, 0);
    }
    out.messageStart = start >= 0 && out.messageStart >= 0 ? start + out.messageStart : -1;
    if (time !== null) setOuterTime(time, out);
    return kind === "completion" ? kind : "record";
  };
}

function setOuterTime(time: string, out: LineFields): void {
  const { localMicros, missing } = out;
  out.offsetMinutes = NaN;
  out.missing = "nothing";
  if (!readAnyTime(time, out)) [out.localMicros, out.missing] = [localMicros, missing];
}
