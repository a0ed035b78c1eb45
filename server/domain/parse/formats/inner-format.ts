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
  return { id: choice?.format.id ?? null, memory: choice?.memory ?? {}, isPartial: false };
}

/**
 * A reader of lines inside others. The time is the one around, which has a zone; severity, source and message are the
 * program's.
 * @param programs the formats that may stand inside
 */
export function createInnerReader(programs: readonly LogFormat[]): InnerReader {
  const byId = new Map(programs.map((format) => [format.id, format]));
  return ({ time, text, start }, inner, out) => {
    const format = inner.id === null ? undefined : byId.get(inner.id);
    const kind = format ? format.read(text, out, inner.memory) : "none";
    if (kind === "continuation" || kind === "structural") return kind;
    if (kind === "none") {
      if (text.trim() === "" || BELONGS_ABOVE.test(text)) return "continuation";
      clearLineFields(out);
      setMessage(out, text, 0);
    }
    out.messageStart = start >= 0 && out.messageStart >= 0 ? start + out.messageStart : -1;
    if (time !== null) setOuterTime(time, out);
    return kind === "completion" ? kind : "record";
  };
}

function setOuterTime(time: string, out: LineFields): void {
  const { localMicros, yearMissing } = out;
  out.offsetMinutes = NaN;
  out.yearMissing = false;
  if (!readAnyTime(time, out)) [out.localMicros, out.yearMissing] = [localMicros, yearMissing];
}
