import type { FormatMemory, InnerFormat, LineKind, LogFormat } from "../format";
import { clearLineFields, setMessage, type LineFields } from "../line-fields";
import { readIsoTime } from "../iso-time";
import { chooseAmong } from "../weigh-formats";

/** What a container runtime wrote around a line of a program. */
interface Wrapping {
  time: string;
  text: string;
  /** Where the text starts in the line; -1 where it is escaped there. */
  start: number;
  /** Whether the rest of the text is in the next line. */
  isPartial: boolean;
}

const CRI = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)) (?:stdout|stderr) ([FP])(?::\S+)? /;
const BELONGS_ABOVE = /^(?:\s|at |Caused by|\.\.\. \d+ more|[\w.$]+(?:Exception|Error)\b)/;

/** Kubernetes: `2025-10-06T08:59:32.669794202Z stdout F text`. */
function unwrapCri(line: string): Wrapping | null {
  const match = CRI.exec(line);
  return match && { time: match[1] ?? "", text: line.slice(match[0].length), start: match[0].length, isPartial: match[2] === "P" };
}

/** Docker: `{"log":"text\n","stream":"stdout","time":"2025-10-06T08:59:32.669794202Z"}`; no line end: more follows. */
function unwrapDocker(line: string): Wrapping | null {
  if (!line.startsWith('{"') || !line.includes('"log":')) return null;
  try {
    const { log, stream, time } = JSON.parse(line) as { log?: unknown; stream?: unknown; time?: unknown };
    if (typeof log !== "string" || typeof time !== "string" || typeof stream !== "string") return null;
    return { time, text: log.replace(/[\r\n]+$/, ""), start: -1, isPartial: !log.endsWith("\n") };
  } catch {
    return null;
  }
}

/**
 * The formats of container runtimes around those of programs. The time is the runtime's, which has a zone; severity,
 * source and message are the program's.
 * @param programs the formats that may stand inside
 */
export function createWrappedFormats(programs: readonly LogFormat[]): readonly LogFormat[] {
  return [wrap("docker", unwrapDocker, programs), wrap("cri", unwrapCri, programs)];
}

function wrap(id: string, unwrap: (line: string) => Wrapping | null, programs: readonly LogFormat[]): LogFormat {
  const byId = new Map(programs.map((format) => [format.id, format]));
  return {
    id,
    carriesSeverity: true,
    systemColumn: "component",
    weight: 1,
    minShare: 0.3,
    prepare(lines) {
      const texts = lines.flatMap((line) => unwrap(line)?.text ?? []);
      if (texts.length === 0) return null;
      const choice = chooseAmong(texts, programs);
      return { inner: { id: choice?.format.id ?? null, memory: choice?.memory ?? {}, isPartial: false } };
    },
    read(line, out, memory) {
      const wrapping = unwrap(line);
      if (wrapping === null) return "none";
      const inner = (memory.inner ??= { id: null, memory: {}, isPartial: false });
      const wasPartial = inner.isPartial;
      inner.isPartial = wrapping.isPartial;
      if (wasPartial) return "continuation";
      const kind = readInner(wrapping, inner, inner.id === null ? undefined : byId.get(inner.id), out);
      if (kind === "completion" && inner.memory.joined !== undefined) memory.joined = inner.memory.joined;
      return kind;
    },
  };
}

function readInner(wrapping: Wrapping, inner: InnerFormat, format: LogFormat | undefined, out: LineFields): LineKind {
  const { text, start } = wrapping;
  const kind = readProgram(text, format, inner.memory, out);
  if (kind === "continuation" || kind === "structural") return kind;
  if (kind === "none") {
    if (text.trim() === "" || BELONGS_ABOVE.test(text)) return "continuation";
    clearLineFields(out);
    setMessage(out, text, 0);
  }
  out.messageStart = start >= 0 && out.messageStart >= 0 ? start + out.messageStart : -1;
  const { localMicros } = out;
  out.offsetMinutes = NaN;
  if (readIsoTime(wrapping.time, 0, out) < 0) out.localMicros = localMicros;
  else out.yearMissing = false;
  return kind === "completion" ? kind : "record";
}

function readProgram(text: string, format: LogFormat | undefined, memory: FormatMemory, out: LineFields): LineKind {
  return format ? format.read(text, out, memory) : "none";
}
