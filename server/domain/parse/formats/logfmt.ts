import type { LogFormat } from "../format";
import { NamedFields } from "./read-fields";

const PAIR = /(?<![\w.@/-])([\w.@/-]{1,100})=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g;
/** One for all lines: a line is done with before the next begins. */
const fields = new NamedFields();

const STARTS_WITH_PAIR = /^(?:<\d{1,3}>)?[\w.@/-]+=\S/;
const ESCAPE = /\\(.)/g;
const ESCAPED: Record<string, string> = { n: "\n", t: "\t", r: "" };

/** key=value pairs, `ts=2025-10-06T08:59:32Z level=error component=os msg="text"`. */
export const LOGFMT: LogFormat = {
  id: "logfmt",
  systemColumn: "component",
  weight: 0.95,
  minShare: 0.3,
  read(line, out) {
    if (!STARTS_WITH_PAIR.test(line)) return "none";
    fields.clear();
    PAIR.lastIndex = 0;
    for (let pair = PAIR.exec(line); pair !== null; pair = PAIR.exec(line)) {
      const quoted = pair[2];
      const text = quoted !== undefined && quoted.includes("\\") ? quoted.replace(ESCAPE, (_, letter: string) => ESCAPED[letter] ?? letter) : quoted;
      fields.add(pair[1] ?? "", text ?? pair[3]);
    }
    if (!fields.writeTo(out)) return "none";
    if (out.message === "") {
      out.message = line.trimEnd();
      out.messageStart = 0;
    }
    return "record";
  },
};
