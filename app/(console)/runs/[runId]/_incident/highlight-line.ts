import { SEVERITY_WORDS } from "@/server/domain/parse/severity-words";

/** A stretch of a raw line; together they are the line, nothing is changed in it. */
export interface LinePart {
  text: string;
  kind: "plain" | "error" | "warning" | "found";
}

/** Only whole words of three letters or more: a single E or W may be anything. */
const wordsOf = (severity: "ERROR" | "CRITICAL" | "WARNING"): string[] => SEVERITY_WORDS[severity].filter((word) => word.length > 2 && /^\p{Lu}+$/u.test(word));
const ERRORS = new Set([...wordsOf("ERROR"), ...wordsOf("CRITICAL")]);
const WARNINGS = new Set(wordsOf("WARNING"));
/** A severity stands near the start of a line; further in it is a word of the message. */
const HEAD_LENGTH = 80;

/** Marks the severity near the start of a raw line, and what is searched for anywhere in it. */
export function highlightLine(line: string, sought: string): LinePart[] {
  if (sought !== "") return markSought(line, sought);
  for (const match of line.slice(0, HEAD_LENGTH).matchAll(/(?<![\p{L}\d_])\p{Lu}{3,}(?![\p{L}\d_])/gu)) {
    const kind = ERRORS.has(match[0]) ? "error" : WARNINGS.has(match[0]) ? "warning" : null;
    if (kind === null) continue;
    const end = match.index + match[0].length;
    return [{ text: line.slice(0, match.index), kind: "plain" }, { text: match[0], kind }, { text: line.slice(end), kind: "plain" }];
  }
  return [{ text: line, kind: "plain" }];
}

function markSought(line: string, sought: string): LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  for (const match of line.matchAll(new RegExp(sought.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi"))) {
    if (match.index > end) parts.push({ text: line.slice(end, match.index), kind: "plain" });
    parts.push({ text: match[0], kind: "found" });
    end = match.index + match[0].length;
  }
  if (end < line.length) parts.push({ text: line.slice(end), kind: "plain" });
  return parts;
}
