/** Bits of what a character is; the bits of a word are or-ed together, so that most words are left alone without a regular expression. */
export const CHAR = {
  stop: 1,
  digit: 2,
  letter: 4,
  /** A letter that cannot stand in a hexadecimal number. */
  nonHex: 8,
  dot: 16,
  colon: 32,
  dash: 64,
  slash: 128,
  backslash: 256,
  at: 512,
  underscore: 1024,
  comma: 2048,
  symbol: 4096,
  /** A value follows: `=`, `:`, `(`, `[`, `,`, `|`. */
  opener: 8192,
} as const;

const PUNCTUATION: Readonly<Record<string, number>> = {
  ".": CHAR.dot,
  ":": CHAR.colon | CHAR.opener,
  "-": CHAR.dash,
  "/": CHAR.slash,
  "\\": CHAR.backslash,
  "@": CHAR.at,
  _: CHAR.underscore,
  ",": CHAR.stop | CHAR.comma | CHAR.opener,
};

/** Characters that end a word wherever they stand. */
const STOPS = " \t\r\n\f\v=;()[]{}\"'|<>`";

const OPENERS = "=([|";

function classify(char: string): number {
  if (STOPS.includes(char)) return OPENERS.includes(char) ? CHAR.stop | CHAR.opener : CHAR.stop;
  if (/[0-9]/.test(char)) return CHAR.digit;
  if (/[a-f]/i.test(char)) return CHAR.letter;
  if (/[a-z]/i.test(char)) return CHAR.letter | CHAR.nonHex;
  return PUNCTUATION[char] ?? CHAR.symbol;
}

const TABLE = Uint16Array.from({ length: 128 }, (_, code) => classify(String.fromCharCode(code)));

/** Bits (see CHAR) of a UTF-16 code unit; everything outside ASCII counts as a letter. */
export function charClass(code: number): number {
  return code < 128 ? (TABLE[code] ?? 0) : CHAR.letter | CHAR.nonHex;
}

/** Bits (see CHAR) of all characters of a text, or-ed. */
export function charClasses(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= charClass(text.charCodeAt(i));
  return bits;
}
