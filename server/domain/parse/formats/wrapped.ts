import type { FormatMemory, InnerFormat, LineKind, LogFormat } from "../format";
import type { LineFields } from "../line-fields";
import { chooseInner, createInnerReader, type InnerReader, type Wrapping } from "./inner-format";

/** What a container runtime wrote around a line of a program. */
interface RuntimeLine extends Wrapping {
  stream: string;
  /** Whether the rest of the text is in the next line of the stream: runtimes split at 16 KB. */
  isPartial: boolean;
}

interface Runtime {
  id: string;
  unwrap(line: string): RuntimeLine | null;
  /** A line of the runtime as it would be with another text. */
  withText(line: string, text: string): string;
}

/** Characters kept of a text that came in parts. */
const MAX_JOINED_LENGTH = 65_536;
const CRI = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) ([FP])(?::\S+)? /;

/** Kubernetes: `2025-10-06T08:59:32.669794202Z stdout F text`. */
const CRI_LOG: Runtime = {
  id: "cri",
  unwrap(line) {
    const match = CRI.exec(line);
    return match && { time: match[1] ?? "", text: line.slice(match[0].length), start: match[0].length, stream: match[2] ?? "", isPartial: match[3] === "P" };
  },
  withText: (line, text) => (CRI.exec(line)?.[0] ?? "") + text,
};

/** Docker: `{"log":"text\n","stream":"stdout","time":"2025-10-06T08:59:32.669794202Z"}`; no line end: more follows. */
const DOCKER: Runtime = {
  id: "docker",
  unwrap(line) {
    if (!line.startsWith('{"') || !line.includes('"log":')) return null;
    try {
      const { log, stream, time } = JSON.parse(line) as { log?: unknown; stream?: unknown; time?: unknown };
      if (typeof log !== "string" || typeof time !== "string" || typeof stream !== "string") return null;
      return { time, text: log.replace(/[\r\n]+$/, ""), start: -1, stream, isPartial: !log.endsWith("\n") };
    } catch {
      return null;
    }
  },
  withText: (line, text) => JSON.stringify({ ...(JSON.parse(line) as object), log: `${text}\n` }),
};

/**
 * The formats of container runtimes around those of programs.
 * @param programs the formats that may stand inside
 */
export function createWrappedFormats(programs: readonly LogFormat[]): readonly LogFormat[] {
  return [wrap(DOCKER, programs), wrap(CRI_LOG, programs)];
}

function wrap(runtime: Runtime, programs: readonly LogFormat[]): LogFormat {
  const readInner = createInnerReader(programs);
  return {
    id: runtime.id,
    systemColumn: "component",
    weight: 1,
    minShare: 0.3,
    prepare(lines) {
      const texts = lines.flatMap((line) => runtime.unwrap(line)?.text ?? []);
      return texts.length === 0 ? null : { inner: chooseInner(texts, programs) };
    },
    read(line, out, memory) {
      const wrapping = runtime.unwrap(line);
      if (wrapping === null) return "none";
      const inner = (memory.inner ??= { id: null, memory: {} });
      if (inner.parts?.[wrapping.stream] !== undefined) return readPart(wrapping, { runtime, readInner, inner, memory }, out);
      // A part is read again with its rest: what it is taken for until then is not remembered.
      const kind = readInner(wrapping, wrapping.isPartial ? structuredClone(inner) : inner, out);
      if (kind === "record") for (const part of Object.values(inner.parts ?? {})) part.isOpen = false;
      if (wrapping.isPartial) (inner.parts ??= {})[wrapping.stream] = { line, time: wrapping.time, text: wrapping.text, isOpen: kind === "record" };
      if (kind === "completion" && inner.memory.joined !== undefined) memory.joined = inner.memory.joined;
      return kind;
    },
  };
}

interface Reading {
  runtime: Runtime;
  readInner: InnerReader;
  inner: InnerFormat;
  memory: FormatMemory;
}

/** A line whose beginning came before. With the last one the record is read whole, unless another has begun meanwhile. */
function readPart({ stream, text, isPartial }: RuntimeLine, { runtime, readInner, inner, memory }: Reading, out: LineFields): LineKind {
  const part = inner.parts?.[stream];
  if (part === undefined) return "none";
  part.text = (part.text + text).slice(0, MAX_JOINED_LENGTH);
  if (isPartial) return "continuation";
  delete inner.parts?.[stream];
  if (!part.isOpen) return "continuation";
  const kind = readInner({ time: part.time, text: part.text, start: -1 }, inner, out);
  if (kind !== "record" && kind !== "completion") return "continuation";
  memory.joined = runtime.withText(part.line, part.text);
  return "completion";
}
