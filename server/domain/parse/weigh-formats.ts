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

/** Lines by which formats are compared: not blank, without line ends, at most a few hundred. */
export interface SampleLines {
  lines: readonly string[];
  /** Whether one of them shows that 03/04/2025 is the 3rd of April. */
  isDayFirst: boolean;
}

const SLASHED_DATE = /\d{1,2}[/-]\d{1,2}[/-]\d{4},? \d{1,2}:\d\d/;

/** Makes a sample of lines. */
export function sampleOf(lines: readonly string[]): SampleLines {
  const filled = lines.filter((line) => line.trim() !== "");
  return { lines: filled, isDayFirst: filled.some((line) => isDayFirst(SLASHED_DATE.exec(line)?.[0] ?? "")) };
}

/** Lines by which the formats are put in the order in which they are tried. */
const FIRST_LOOK = 8;
/** No format has more, see format.ts. */
const MOST_WEIGHT = 1;
/** Among equals, more lines in all is better: an indented log is not a stack trace. */
const SCORE_PER_LINE = 1e-6;

function scoreOf({ weight }: LogFormat, { share, explained }: Pick<FormatChoice, "share" | "explained">): number {
  return share * weight + explained * SCORE_PER_LINE;
}

/** What a format scores that explains every line. */
function mostOf(format: LogFormat, { lines }: SampleLines): number {
  return scoreOf(format, { share: 1, explained: lines.length });
}

/**
 * Chooses the format that explains most of a file's first lines. Lines that start with a space count only for formats
 * that explain them (they are mostly stack traces); of equal shares the format earlier in the table, which is the more
 * particular one, wins.
 * @param lines the first lines, without line ends, at most a few hundred
 * @returns null where no format explains enough
 */
export function chooseAmong(lines: readonly string[], formats: readonly LogFormat[]): FormatChoice | null {
  const sample = sampleOf(lines);
  let best: { choice: FormatChoice; score: number; place: number } | null = null;
  for (const { format, place } of mostLikelyFirst(sample, formats)) {
    const most = mostOf(format, sample);
    if (best !== null && (most < best.score || (most === best.score && place > best.place))) continue;
    const choice = tryFormat(format, sample, best?.score);
    if (choice === null || choice.share < format.minShare) continue;
    const score = scoreOf(format, choice);
    if (best === null || score > best.score || (score === best.score && place < best.place)) best = { choice, score, place };
  }
  return best?.choice ?? null;
}

/** A format that explains all is tried before all others, which then need not be tried to the end, or at all. */
function mostLikelyFirst({ lines, isDayFirst }: SampleLines, formats: readonly LogFormat[]): { format: LogFormat; place: number }[] {
  const some = { lines: lines.slice(0, FIRST_LOOK), isDayFirst };
  let isFound = false;
  const looked = formats.map((format, place) => {
    const choice = isFound ? null : tryFormat(format, some);
    const score = choice === null ? 0 : scoreOf(format, choice);
    isFound ||= format.weight === MOST_WEIGHT && score === mostOf(format, some);
    return { format, place, score };
  });
  return looked.sort((a, b) => b.score - a.score || a.place - b.place);
}

/** A memory to try a format with. Most formats prepare none: cloning nothing by the book took a tenth of the time of choosing. */
export function copyOf(memory: FormatMemory): FormatMemory {
  return Object.keys(memory).length === 0 ? {} : structuredClone(memory);
}

/**
 * How a format does on some lines; null where it explains none of them.
 * @param least null as well as soon as it is certain that its score is less
 */
export function tryFormat(format: LogFormat, sample: SampleLines, least = 0): FormatChoice | null {
  const { lines } = sample;
  if (mostOf(format, sample) < least) return null;
  const prepared = prepareMemory(format, sample);
  if (prepared === null) return null;
  const trial = copyOf(prepared);
  const fields = createLineFields();
  let explained = 0;
  let considered = 0;
  let hasRecord = false;
  for (const [at, line] of lines.entries()) {
    clearLineFields(fields);
    const kind = format.read(line, fields, trial);
    if (kind === "record") hasRecord = true;
    if (kind !== "none") explained++;
    else if (/^\s/.test(line)) continue;
    else {
      const rest = lines.length - at - 1;
      if (scoreOf(format, { share: (explained + rest) / (considered + 1 + rest), explained: explained + rest }) < least) return null;
    }
    considered++;
  }
  // What encloses the first record may be longer than what is looked at; an envelope is known by less.
  if (!hasRecord && prepared.envelope === undefined) return null;
  return { format, memory: prepared, share: explained / considered, explained };
}

function prepareMemory(format: LogFormat, { lines, isDayFirst: dayFirst }: SampleLines): FormatMemory | null {
  const memory = format.prepare ? format.prepare(lines) : {};
  return memory !== null && dayFirst ? { ...memory, dayFirst } : memory;
}
