/** What Excel takes in one cell, in UTF-16 units. */
export const EXCEL_CELL_LIMIT = 32_767;

/** What Excel takes in one sheet, the header row included. */
export const EXCEL_ROW_LIMIT = 1_048_576;

const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text with the characters that XML 1.0 forbids, and other control characters, written out as `\u001b`. Tab, line feed and
 * carriage return stay. Written out rather than dropped: a colour code in a log line is part of what stood there.
 */
export function visibleText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The first `limit` UTF-16 units of a text, never half a surrogate pair, with `…` in place of what is cut. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 2);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}

/**
 * Text for a cell of an XLSX. `_x0041_` is read as a character code by spreadsheets, so a text that holds such a thing has
 * its underscore written as a code (ECMA-376, 22.4.2.4).
 */
export function xlsxText(text: string): string {
  return cutText(visibleText(text), EXCEL_CELL_LIMIT).replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}

/** The form of every CSV. The library quotes a cell for the record's own line end only; a spreadsheet ends a row at any. */
export const CSV_FORM = { bom: true, delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ };

/** What makes a spreadsheet take the text of a CSV for a formula; the wide forms count in some languages. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * Text for a cell of a CSV. What a spreadsheet could take for a formula gets an apostrophe in front, also a text such as
 * `-5`: a log line is text. Numbers of ours are cells of another kind and stay as they are.
 */
export function csvText(text: string): string {
  const shown = visibleText(text);
  return FORMULA_START.test(shown) ? `'${shown}` : shown;
}
