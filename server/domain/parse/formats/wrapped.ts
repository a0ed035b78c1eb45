import type { LogFormat } from "../format";
import { chooseInner, createInnerReader, type Wrapping } from "./inner-format";

/** What a container runtime wrote around a line of a program. */
interface RuntimeLine extends Wrapping {
  /** Whether the rest of the text is in the next line. */
  isPartial: boolean;
}

const CRI = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)) (?:stdout|stderr) ([FP])(?::\S+)? /;

/** Kubernetes: `2025-10-06T08:59:32.669794202Z stdout F text`. */
function unwrapCri(line: string): RuntimeLine | null {
  const match = CRI.exec(line);
  return match && { time: match[1] ?? "", text: line.slice(match[0].length), start: match[0].length, isPartial: match[2] === "P" };
}

/** Docker: `{"log":"text\n","stream":"stdout","time":"2025-10-06T08:59:32.669794202Z"}`; no line end: more follows. */
function unwrapDocker(line: string): RuntimeLine | null {
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
 * The formats of container runtimes around those of programs.
 * @param programs the formats that may stand inside
 */
export function createWrappedFormats(programs: readonly LogFormat[]): readonly LogFormat[] {
  return [wrap("docker", unwrapDocker, programs), wrap("cri", unwrapCri, programs)];
}

function wrap(id: string, unwrap: (line: string) => RuntimeLine | null, programs: readonly LogFormat[]): LogFormat {
  const readInner = createInnerReader(programs);
  return {
    id,
    carriesSeverity: true,
    systemColumn: "component",
    weight: 1,
    minShare: 0.3,
    prepare(lines) {
      const texts = lines.flatMap((line) => unwrap(line)?.text ?? []);
      return texts.length === 0 ? null : { inner: chooseInner(texts, programs) };
    },
    read(line, out, memory) {
      const wrapping = unwrap(line);
      if (wrapping === null) return "none";
      const inner = (memory.inner ??= { id: null, memory: {}, isPartial: false });
      const wasPartial = inner.isPartial;
      inner.isPartial = wrapping.isPartial;
      if (wasPartial) return "continuation";
      const kind = readInner(wrapping, inner, out);
      if (kind === "completion" && inner.memory.joined !== undefined) memory.joined = inner.memory.joined;
      return kind;
    },
  };
}
