/** A record that matters to novelty: an ERROR of a known problem, or a WARNING that matched nothing. In order of time. */
export type NoveltyEvent =
  | { kind: "known-error"; micros: number; problemId: number; file: number; line: number }
  | { kind: "unmatched-warning"; micros: number; templateNumber: number; file: number; line: number; text: string };

export interface NovelAnomaly {
  templateNumber: number;
  micros: number;
  file: number;
  line: number;
  text: string;
  problemId: number;
  problemMicros: number;
  problemFile: number;
  problemLine: number;
  deltaMicros: number;
}

/** How long after a known problem's ERROR an unknown WARNING counts as novel. */
export const NOVEL_WINDOW_MICROS = 5 * 60 * 1_000_000;

/**
 * Finds the WARNINGs that the knowledge base does not know and that follow a known problem. Fed event by event, so that a
 * run of millions passes in constant memory (one entry per template found).
 */
export class NoveltyFinder {
  private lastError: (NoveltyEvent & { kind: "known-error" }) | null = null;
  private readonly found = new Map<number, NovelAnomaly>();

  constructor(private readonly windowMicros: number = NOVEL_WINDOW_MICROS) {}

  /** Events come by (micros, known errors first, file, line): an error of the same instant counts as before. */
  push(event: NoveltyEvent): void {
    if (event.kind === "known-error") {
      this.lastError = event;
      return;
    }
    const { lastError } = this;
    if (!lastError || event.micros - lastError.micros > this.windowMicros || this.found.has(event.templateNumber)) return;
    this.found.set(event.templateNumber, {
      templateNumber: event.templateNumber,
      micros: event.micros,
      file: event.file,
      line: event.line,
      text: event.text,
      problemId: lastError.problemId,
      problemMicros: lastError.micros,
      problemFile: lastError.file,
      problemLine: lastError.line,
      deltaMicros: event.micros - lastError.micros,
    });
  }

  /** Each template once, at its first such occurrence; in order of time. */
  result(): NovelAnomaly[] {
    return [...this.found.values()];
  }
}
