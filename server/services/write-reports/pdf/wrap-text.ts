/** Where a line may end: after blanks, and after a slash or hyphen between words. */
const BREAK = /(?<=\s)(?=\S)|(?<=[\\/-])(?=\p{L})/u;

export interface WrapBox {
  width: number;
  /** What does not fit in so many lines ends in an ellipsis. */
  lines: number;
  /** Width of a piece of text; that of two pieces side by side is taken for their sum. */
  widthOf: (text: string) => number;
}

/**
 * Breaks a text into the lines that fit a box, each as full as it can be; a word wider than the box is broken where it is
 * full. Line feeds stay, blanks at the end of a line go.
 * @returns at least one line, at most `lines`
 */
export function wrapText(text: string, box: WrapBox): string[] {
  const lines: string[] = [];
  for (const line of linesOf(text, box)) {
    if (lines.length === box.lines) return [...lines.slice(0, -1), withEllipsis(lines.at(-1) ?? "", box)];
    lines.push(line);
  }
  return lines;
}

function* linesOf(text: string, box: WrapBox): Generator<string> {
  for (const paragraph of text.split("\n")) yield* wrapParagraph(paragraph, box);
}

function* wrapParagraph(paragraph: string, { width, widthOf }: WrapBox): Generator<string> {
  let line = "";
  let used = 0;
  for (const word of paragraph.split(BREAK)) {
    if (used + widthOf(word.trimEnd()) <= width) {
      line += word;
      used += widthOf(word);
      continue;
    }
    if (line.trim() !== "") yield line.trimEnd();
    const pieces = fill(word, { width, widthOf });
    yield* pieces.slice(0, -1);
    line = pieces.at(-1) ?? "";
    used = widthOf(line);
  }
  yield line.trimEnd();
}

/** A word in pieces of which each fits, letter by letter; one piece where it fits whole. */
function fill(word: string, { width, widthOf }: Pick<WrapBox, "width" | "widthOf">): string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const letter of word) {
    const own = widthOf(letter);
    if (piece !== "" && used + own > width && letter.trim() !== "") {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += letter;
    used += own;
  }
  return [...pieces, piece];
}

function withEllipsis(line: string, { width, widthOf }: WrapBox): string {
  const letters = [...line];
  const room = width - widthOf("…");
  let used = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  while (letters.length > 0 && used > room) used -= widthOf(letters.pop() ?? "");
  return `${letters.join("").trimEnd()}…`;
}
