/** What is kept of an entry, in this order. */
const FIELDS = ["PRIORITY", "_HOSTNAME", "SYSLOG_IDENTIFIER", "_COMM", "_SYSTEMD_UNIT", "UNIT", "_PID", "MESSAGE"].map((name, place) => ({
  place,
  beginning: Buffer.from(`${name}=`),
  key: `,"${name}":`,
}));
const IDENTIFIER = 2;
const COMMAND = 3;
const [SPACE, TILDE, QUOTE, BACKSLASH] = [0x20, 0x7e, 0x22, 0x5c];

/** A field of an entry as its line has it. */
export interface LineField {
  /** Which one it is, by its place in the line. */
  place: number;
  /** Its name and its value, and what sets it apart from what stands before. */
  json: string;
}

/** By the place of each field its JSON; undefined where an entry does not have it. */
export type LineFields = (string | undefined)[];

/**
 * A field in the way `journalctl -o json` prints it, but for a value that is no UTF-8, which is numbers there: here its bad
 * bytes are U+FFFD.
 * @param bytes hold `NAME=value` from `at` to `end`
 * @returns null for a field that is not kept
 */
export function readLineField(bytes: Buffer, at: number, end: number): LineField | null {
  for (const { place, beginning, key } of FIELDS) {
    const from = at + beginning.length;
    if (from <= end && startsWith(bytes, at, beginning)) return { place, json: key + quoted(bytes, from, end) };
  }
  return null;
}

/** From behind, where the name's end sets most others apart; `equals` of a Buffer takes longer for so few bytes. */
function startsWith(bytes: Buffer, at: number, beginning: Buffer): boolean {
  for (let index = beginning.length - 1; index >= 0; index -= 1) if (bytes[at + index] !== beginning[index]) return false;
  return true;
}

/** Most values are plain ASCII: to quote those here saves a quarter of a journal's time. */
function quoted(bytes: Buffer, from: number, end: number): string {
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < SPACE || byte > TILDE || byte === QUOTE || byte === BACKSLASH) return JSON.stringify(bytes.toString("utf8", from, end));
  }
  return `"${bytes.toString("latin1", from, end)}"`;
}

/**
 * An entry as a line of JSON, without what ends it.
 * @param microseconds since 1970
 */
export function entryLine(microseconds: number, fields: LineFields): string {
  let line = `{"__REALTIME_TIMESTAMP":"${String(microseconds)}"`;
  for (const { place } of FIELDS) {
    const json = fields[place];
    // The kernel's name of a program says less than its own.
    if (json !== undefined && !(place === COMMAND && fields[IDENTIFIER] !== undefined)) line += json;
  }
  return `${line}}`;
}
