/** A file by its number, and how many lines it has. */
export interface CountedFile {
  number: number;
  lines: number;
}

/** A line of a run: a place in the order of files and lines. */
export interface LinePlace {
  file: number;
  line: number;
}

/** The lines after one place up to another, that one too; `to` is null where nothing bounds them. */
export interface LineWindow {
  after: LinePlace;
  to: LinePlace | null;
}

/**
 * Cuts the lines after a place into windows, each twice as large as the one before it: whoever needs the next few records has
 * looked through few lines, and who finds none in many has not begun often. The last window has no end, so that lines of
 * files that nobody has counted yet are in it.
 * @param files in the order of their numbers
 * @param first lines in the first window
 */
export function* lineWindows(files: readonly CountedFile[], start: LinePlace, first: number): Generator<LineWindow> {
  let after = start;
  let room = first;
  let size = first;
  for (const { number, lines } of files) {
    if (number < start.file) continue;
    for (let line = number === start.file ? Math.min(start.line, lines) : 0; line < lines; ) {
      const taken = Math.min(room, lines - line);
      line += taken;
      room -= taken;
      if (room > 0) continue;
      const to = { file: number, line };
      yield { after, to };
      after = to;
      size *= 2;
      room = size;
    }
  }
  yield { after, to: null };
}
