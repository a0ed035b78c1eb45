import { severityOfWord } from "../severity";

/** What a tool that shows several containers at once wrote before a line of one. */
export interface Prefix {
  /** The container, told apart from all others. */
  name: string;
  host: string;
  source: string | null;
  /** When the tool took the line, where that stands before the name. */
  time?: string;
  /** Where the program's text starts in the line. */
  start: number;
}

/** A tool that shows the lines of several containers, each behind a prefix with its name. */
export interface PrefixingTool {
  id: string;
  read(line: string): Prefix | null;
  /** Whether a file may be the tool's, by the lines of its beginning that have such a prefix. */
  accepts(lines: readonly string[]): boolean;
  /** A prefix that nothing else writes. Without one some program behind the prefixes must have a known format. */
  sure: RegExp;
  /** Lines of the tool's own that tell nothing. */
  structural: RegExp;
}

const COMPOSE = /^(?=\S*[A-Za-z])([\w][\w.@-]*) +\|(?: |$)/;
const COMPOSE_REPLICA = /^\S+?[-_.]\d+(?:\.\w+@\S+)? +\|/;
const KUBECTL = /^\[[a-z]+\/([^/\]\s]+)\/([^/\]\s]+)\] ?/;
/** Names that Kubernetes gives to pods end in letters and digits that spell no word. */
const STERN = /^([a-z0-9][a-z0-9.-]*-(?:[bcdfghjklmnpqrstvwxz2456789]{5}|\d{1,3})) ([a-z0-9][a-z0-9-]*) /;
const STERN_REPLICA = /^[a-z0-9.-]+-[bcdf0-9]{7,10}-[bcdfghjklmnpqrstvwxz2456789]{5} /;

function readCompose(line: string): Prefix | null {
  const [whole = "", name = ""] = COMPOSE.exec(line) ?? [];
  return whole === "" || severityOfWord(name) !== null ? null : { name, host: name, source: null, start: whole.length };
}

function readNames(pattern: RegExp): (line: string) => Prefix | null {
  return (line) => {
    const [whole = "", host = "", source = ""] = pattern.exec(line) ?? [];
    return whole === "" ? null : { name: `${host}/${source}`, host, source, start: whole.length };
  };
}

const AWS_TAIL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00) (i-[\da-f]{8,17}|[^\s/]+(?:\/[^\s/]+)+) /;

function readAwsTail(line: string): Prefix | null {
  const [whole = "", time = "", host = ""] = AWS_TAIL.exec(line) ?? [];
  return whole === "" ? null : { name: host, host, source: null, time, start: whole.length };
}

/** The tools that are known. */
export const PREFIXING_TOOLS: readonly PrefixingTool[] = [
  // web-1  | text; orders.1.abc@node1    | text: names of one width, of replicas or of several containers
  {
    id: "compose",
    read: readCompose,
    accepts: (lines) => {
      const widths = lines.map((line) => line.indexOf("|"));
      const isAligned = widths.filter((width) => width === widths[0]).length >= widths.length * 0.8;
      return isAligned && (lines.some((line) => COMPOSE_REPLICA.test(line)) || new Set(lines.map((line) => readCompose(line)?.host)).size > 1);
    },
    sure: COMPOSE_REPLICA,
    structural: /^(?:Attaching to |(?:Gracefully )?[Ss]topping\b|\S+ exited with code 0$)/,
  },
  // 2025-10-06T08:59:32.123000+00:00 ecs/orders/0a1b2c text: `aws logs tail` with the stream
  { id: "aws-tail", read: readAwsTail, accepts: () => true, sure: AWS_TAIL, structural: /^$/ },
  // [pod/orders-7d9f/orders] text
  { id: "kubectl", read: readNames(KUBECTL), accepts: () => true, sure: KUBECTL, structural: /^Found \d+ pods, using / },
  // orders-5d8f9c7b6d-x2x4z orders text
  { id: "stern", read: readNames(STERN), accepts: (lines) => lines.some((line) => STERN_REPLICA.test(line)), sure: STERN_REPLICA, structural: /^[+-] \S+ › \S+$/ },
];
