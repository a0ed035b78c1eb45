import type { FormatMemory, LogFormat } from "./format";
import { clearLineFields, createLineFields } from "./line-fields";
import { isDayFirst } from "./timestamp";

export interface FormatChoice {
  format: LogFormat;
  memory: FormatMemory;
  /** Part of the lines it explains, 0 to 1. */
  share: number;
  /** Lines it explains. */
  explained: number;
}

const SLASHED_DATE = /\d{1,2}[/-]\d{1,2}[/-]\d{4},? \d{1,2}:\d\d/;

/**
 * Chooses the format that explains most of a file's first lines. Lines that start with a space count only for formats
 * that explain them (they are mostly stack traces); of equal shares the format earlier in the table, which is the more
 * particular one, wins.
 * @param lines the first lines, without line ends, at most a few hundred
 * @returns null where no format explains enough
 */
export function chooseAmong(lines: readonly string[], formats: readonly LogFormat[]): FormatChoice | null {
  const filled = lines.filter((line) => line.trim() !== "");
  let best: FormatChoice | null = null;
  let bestScore = 0;
  for (const format of formats) {
    const choice = tryFormat(format, filled);
    if (choice === null || choice.share < format.minShare) continue;
    // Among equals, more lines in all is better: an indented log is not a stack trace.
    const score = choice.share * format.weight + choice.explained * 1e-6;
    if (score > bestScore) [best, bestScore] = [choice, score];
  }
  return best;
}

/** How a format does on lines that are not blank; null where it explains none of them. */
export function tryFormat(format: LogFormat, lines: readonly string[]): FormatChoice | null {
  const prepared = prepareMemory(format, lines);
  if (prepared === null) return null;
  const trial = structuredClone(prepared);
  const fields = createLineFields();
  let explained = 0;
  let considered = 0;
  let hasRecord = false;
  for (const line of lines) {
    clearLineFields(fields);
    const kind = format.read(line, fields, trial);
    if (kind === "record") hasRecord = true;
    if (kind !== "none") explained++;
    if (kind !== "none" || !/^\s/.test(line)) considered++;
  }
  if (!hasRecord) return null;
  return { format, memory: prepared, share: explained / considered, explained };
}

function prepareMemory(format: LogFormat, lines: readonly string[]): FormatMemory | null {
  const memory = format.prepare ? format.prepare(lines) : {};
  if (memory === null) return null;
  const dates = lines.flatMap((line) => SLASHED_DATE.exec(line)?.[0] ?? []);
  return dates.some(isDayFirst) ? { ...memory, dayFirst: true } : memory;
}
