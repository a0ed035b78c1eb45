import { chooseAmong, copyOf, sampleOf, tryFormat, type FormatChoice } from "./weigh-formats";
import type { FormatMemory, LineKind, LogFormat } from "./format";
import { findFormat, FORMATS } from "./formats/format-table";
import { hasTimeShape, SIMILAR_LINE_FORMATS, timeShapeOf } from "./formats/generic";
import { clearLineFields, createLineFields, type LineFields } from "./line-fields";

/** One format in use and what it remembers. */
export interface FormatInUse {
  id: string;
  memory: FormatMemory;
}

export interface TrackerState {
  inUse: FormatInUse[];
  /** Lines each format would have explained that those in use did not. */
  evidence: Record<string, number>;
  /** Lines to let pass before the table is tried again, and how many to let pass after the next failure. */
  pause: number;
  nextPause: number;
  /** How the first record writes the time it begins with, see timeShapeOf; null where it begins with none. */
  timeShape: string | null;
}

const ENOUGH_EVIDENCE = 4;
const MAX_FORMATS = 6;
const MAX_PAUSE = 64;
/** A format is taken up that explains this share of what those in use do not, times its weight. */
const LEAST_SCORE = 0.3;
/** One as particular as this that explains this share: hardly a line looks like it and is none, and several programs may write by turns. */
const PARTICULAR_WEIGHT = 0.9;
const PARTICULAR_SHARE = 0.12;

function isConvincing({ weight }: LogFormat, share: number): boolean {
  return share * weight >= LEAST_SCORE || (weight >= PARTICULAR_WEIGHT && share >= PARTICULAR_SHARE);
}

/** A line that may start a record of some format: no stack frame, and near its start a digit, a brace or a severity. */
const MAY_START = /^(?!\s|at |Caused by)(?:.{0,40}?[\d{<]|\W?(?:trace|debug|info|notice|warn|err|fail|severe|crit|fatal|level=))/i;

/** Whether it is worth trying the whole table on a line. */
export function mayStartRecord(line: string): boolean {
  return MAY_START.test(line);
}

/** Whether a format reads a line as a record, whatever stands above it. */
function isRecordOf({ format, memory }: FormatChoice, line: string): boolean {
  return format.read(line, createLineFields(), copyOf(memory)) === "record";
}

/** The lines that a format does not explain and that may yet be records. */
function leftOver(lines: readonly string[], { format, memory }: FormatChoice): string[] {
  const trial = copyOf(memory);
  const fields = createLineFields();
  return lines.filter((line) => {
    clearLineFields(fields);
    return format.read(line, fields, trial) === "none" && mayStartRecord(line);
  });
}

/**
 * Knows which formats a file uses. It starts with one and takes up another when lines pile up that only the other
 * explains: a file that changes its format half-way, or two programs writing into one file. The particular formats are
 * asked before those that fit almost anything.
 */
export class FormatTracker {
  private formats: { format: LogFormat; memory: FormatMemory }[] = [];
  /** After a `completion`: the text of the whole record, where the format joins its lines. */
  joined: string | null = null;

  constructor(
    readonly state: TrackerState,
    private readonly forced: LogFormat | null,
  ) {
    this.load();
  }

  /** Whether another format may still be taken up. */
  get canTakeUp(): boolean {
    return this.forced === null && this.formats.length < MAX_FORMATS;
  }

  /** Reads a line with the formats in use. */
  read(line: string, fields: LineFields): LineKind {
    for (const used of this.formats) {
      const kind = this.readWith(used, line, fields);
      if (kind !== "none") return kind;
    }
    return "none";
  }

  /** Reads a line with the format taken up last, and no other. */
  readNewest(line: string, fields: LineFields): LineKind {
    const id = this.state.inUse.at(-1)?.id;
    const newest = this.formats.find(({ format }) => format.id === id);
    return newest ? this.readWith(newest, line, fields) : "none";
  }

  private readWith({ format, memory }: { format: LogFormat; memory: FormatMemory }, line: string, fields: LineFields): LineKind {
    clearLineFields(fields);
    fields.dayFirst = memory.dayFirst === true;
    const kind = format.read(line, fields, memory);
    if (kind === "completion") this.joined = memory.joined ?? null;
    return kind;
  }

  /**
   * Reads a line that no format explains but that begins with a time, written as the file's first record writes it: a record
   * that its program wrote in another way, and no part of the one above.
   */
  readSimilar(line: string, fields: LineFields): boolean {
    if (this.forced !== null || this.state.timeShape === null || !hasTimeShape(line, this.state.timeShape)) return false;
    return SIMILAR_LINE_FORMATS.some((format) => {
      clearLineFields(fields);
      return format.read(line, fields, {}) === "record";
    });
  }

  /** Chooses the first format from a file's first lines, and others where enough of the lines are left over. */
  start(lines: readonly string[]): boolean {
    const choice = chooseAmong(lines, this.forced ? [this.forced] : FORMATS);
    if (choice === null) return false;
    this.takeUp(choice.format, choice.memory);
    this.state.timeShape = timeShapeOf(lines.find((line) => isRecordOf(choice, line)) ?? "");
    let left = leftOver(lines, choice);
    while (left.length >= ENOUGH_EVIDENCE && this.canTakeUp) {
      const format = this.weigh(left);
      const more = format && tryFormat(format, sampleOf(left));
      if (!more) break;
      this.takeUp(format, more.memory);
      left = leftOver(left, more);
    }
    this.state.evidence = {};
    return true;
  }

  /**
   * Weighs a run of lines that no format in use explains.
   * @returns true where a format was taken up that explains such lines: read the run again
   */
  reconsider(run: readonly string[]): boolean {
    const lines = run.filter(mayStartRecord);
    if (lines.length === 0 || !this.canTakeUp) return false;
    if (this.state.pause >= lines.length) {
      this.state.pause -= lines.length;
      return false;
    }
    const format = this.weigh(lines);
    if (format === null) return false;
    const memory = tryFormat(format, sampleOf(lines))?.memory ?? {};
    this.takeUp(format, memory);
    return true;
  }

  private weigh(lines: readonly string[]): LogFormat | null {
    const { evidence } = this.state;
    const sample = sampleOf(lines);
    let isPromising = false;
    let best: { format: LogFormat; score: number } | null = null;
    for (const format of FORMATS) {
      if (this.formats.some((used) => used.format === format)) continue;
      const choice = tryFormat(format, sample);
      if (choice === null || choice.share < format.minShare) continue;
      const total = Math.min(ENOUGH_EVIDENCE, evidence[format.id] ?? 0) + choice.explained;
      evidence[format.id] = total;
      const score = choice.share * format.weight;
      if (total < ENOUGH_EVIDENCE) isPromising = true;
      else if (isConvincing(format, choice.share) && score > (best?.score ?? 0)) best = { format, score };
    }
    isPromising ||= best !== null;
    this.state.nextPause = isPromising ? 1 : Math.min(MAX_PAUSE, this.state.nextPause * 2);
    this.state.pause = isPromising ? 0 : this.state.nextPause;
    return best?.format ?? null;
  }

  private takeUp(format: LogFormat, memory: FormatMemory): void {
    this.state.inUse.push({ id: format.id, memory });
    this.state.evidence = {};
    this.load();
  }

  private load(): void {
    this.formats = this.state.inUse
      .flatMap(({ id, memory }) => {
        const format = findFormat(id);
        return format ? [{ format, memory }] : [];
      })
      .sort((a, b) => b.format.weight - a.format.weight);
  }
}
