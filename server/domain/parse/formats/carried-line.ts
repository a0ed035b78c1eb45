import type { LogFormat } from "../format";
import { clearLineFields, createLineFields, type LineFields } from "../line-fields";
import { severityOfWord, severityRank } from "../severity";

/** How a program's own line begins where it stands in another's message: as JSON, klog or logfmt, with a date and a time, as syslog, or as one of `CARRIED_FORMS`. */
const MAY_BE_A_LINE = /^(?:\{ ?"|[IWEFD]\d{4} \d\d:|(?:time|ts|t|level|lvl|severity|logger|caller|msg)=|\[?\d{4}[-/.]\d\d[-/.]\d\d[T ]\d\d:|\d*,\d{4}\/\d\d\/\d\d |(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S|<[a-z]{4,5}>|\[[A-Z]{5,7}\]|\[\d+-\d+\]|[\w.:]+:\d+ \[\d\d\/)/;

/** Formats that name their program and seldom a severity: their lines are taken without one, and the program is the source, not the file or stream it came by. */
const NAMES_ITS_PROGRAM = new Set(["syslog"]);

/** A line of a stack trace, which a carrier hands on like any other: of Java, .NET and Node, and of Python. */
const OF_A_STACK = /^(?:at (?:async )?[\w.$<>/[\]`-]+(?:\(| in )|\.\.\. \d+ (?:more|common frames)|File "[^"]+", line \d+, in )/;
/** Belongs to one as well, unless the carrier itself says that it is bad: then it may be all that was logged. */
const ABOUT_A_STACK = /^(?:Caused by: |Traceback \(most recent call last\):)/;

/**
 * A format whose messages may be lines of programs that have a format of their own, as dockerd, kubelet and all that a service
 * manager collects from standard output. Severity and message are the program's: what the carrier says of them is about
 * the stream they came by. Time, source and host are the carrier's, but for the source of syslog. Lines of a stack trace belong to the record above. Each line is looked at by itself, so that a file can be read from
 * anywhere.
 * @param programs the formats that are tried, the more particular first; none that remembers anything from line to line
 */
export function withCarriedLines(carrier: LogFormat, programs: readonly LogFormat[]): LogFormat {
  const inside = createLineFields();
  return {
    ...carrier,
    read(line, out, memory) {
      const kind = carrier.read(line, out, memory);
      if (kind === "record" && (OF_A_STACK.test(out.message) || (ABOUT_A_STACK.test(out.message) && !isBad(out)))) return "continuation";
      if (kind !== "none" && MAY_BE_A_LINE.test(out.message)) takeCarried(out, inside, programs);
      return kind;
    },
  };
}

function isBad({ severity, severityWord }: LineFields): boolean {
  const said = severity ?? severityOfWord(severityWord ?? "");
  return said !== null && severityRank(said) >= severityRank("WARNING");
}

function takeCarried(out: LineFields, inside: LineFields, programs: readonly LogFormat[]): void {
  for (const program of programs) {
    clearLineFields(inside);
    if (program.read(out.message, inside, {}) !== "record") continue;
    const severity = inside.severity ?? severityOfWord(inside.severityWord ?? "");
    const isNamed = NAMES_ITS_PROGRAM.has(program.id) && inside.source !== null;
    if (severity === null && !isNamed) continue;
    if (severity !== null) [out.severity, out.severityWord] = [severity, inside.severityWord];
    out.source = isNamed ? inside.source : (out.source ?? inside.source);
    out.host ??= inside.host;
    out.messageStart = out.messageStart >= 0 && inside.messageStart >= 0 ? out.messageStart + inside.messageStart : -1;
    out.message = inside.message;
    return;
  }
}
