import type { FormatMemory, InnerFormat, LogFormat } from "../format";
import { chooseInner, createInnerReader } from "./inner-format";
import { PREFIXING_TOOLS, type Prefix, type PrefixingTool } from "./prefixes";

/** Programs told apart in one file; those beyond are read like one. */
const MAX_PROGRAMS = 200;
/** What the tools write before the text where they are asked for times: RFC 3339 with nanoseconds, which programs hardly do. */
const RECEIVED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{8,9}Z) /;

/**
 * The formats of tools that show several containers at once: each container's lines have their own format. The name is where
 * it happened.
 * @param programs the formats that may stand inside
 */
export function createPrefixedFormats(programs: readonly LogFormat[]): readonly LogFormat[] {
  return PREFIXING_TOOLS.map((tool) => prefixed(tool, programs));
}

function prefixed(tool: PrefixingTool, programs: readonly LogFormat[]): LogFormat {
  const readInner = createInnerReader(programs);
  return {
    id: tool.id,
    systemColumn: "host",
    weight: 1,
    minShare: 0.6,
    prepare: (lines) => prepare(tool, lines, programs),
    read(line, out, memory) {
      const prefix = tool.read(line);
      if (prefix === null) return tool.structural.test(line) ? "structural" : "none";
      const { time, text, start } = split(line, prefix);
      const inner = innerOf(memory, prefix.name);
      const read = readInner({ time, text, start }, inner, out);
      // What completes a record stands below another program's now and then.
      const kind = read === "completion" && memory.text !== prefix.name ? "record" : read;
      if (kind === "record") memory.text = prefix.name;
      if (kind !== "record" && kind !== "completion") return kind;
      out.host = prefix.host;
      out.source ??= prefix.source;
      if (kind === "completion" && inner.memory.joined !== undefined) memory.joined = inner.memory.joined;
      return kind;
    },
  };
}

function split(line: string, { start: from, time }: Prefix): { time: string | null; text: string; start: number } {
  const text = line.slice(from);
  if (time !== undefined) return { time, text, start: from };
  const received = RECEIVED.exec(text);
  return received === null ? { time: null, text, start: from } : { time: received[1] ?? null, text: text.slice(received[0].length), start: from + received[0].length };
}

function prepare(tool: PrefixingTool, lines: readonly string[], programs: readonly LogFormat[]): FormatMemory | null {
  const texts = new Map<string, string[]>();
  const own = lines.filter((line) => {
    const prefix = tool.read(line);
    if (prefix === null) return false;
    texts.set(prefix.name, [...(texts.get(prefix.name) ?? []), split(line, prefix).text]);
    return true;
  });
  if (own.length === 0 || !tool.accepts(own)) return null;
  const found = [...texts].map(([name, some]) => [name, chooseInner(some, programs)] as const);
  if (!own.some((line) => tool.sure.test(line)) && found.every(([, { id }]) => id === null)) return null;
  return { programs: Object.fromEntries(found) };
}

function innerOf(memory: FormatMemory, name: string): InnerFormat {
  const known = (memory.programs ??= {});
  const key = known[name] !== undefined || Object.keys(known).length < MAX_PROGRAMS ? name : "";
  return (known[key] ??= { id: null, memory: {} });
}
