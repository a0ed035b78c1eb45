/** Code page 437 above ASCII, in order: what ZIP names are in where nothing else is said. `TextDecoder` does not know it. */
const CP437_HIGH =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/**
 * The name of an archive entry as text.
 *
 * UTF-8 where the entry says so or where the bytes are valid UTF-8: many tools write it and forget the flag, and bytes in
 * a code page are hardly ever valid UTF-8 by accident. Else the code page that makes sensible text: CP866 and CP437 are
 * what ZIPs are written in, KOI8-R and Windows-1251 what names in tars and folders were.
 * @param raw the bytes of the name
 * @param saysUtf8 the entry's UTF-8 flag
 */
export function decodeEntryName(raw: Buffer, saysUtf8: boolean): string {
  const utf8 = decodeUtf8(raw);
  if (utf8 !== null) return utf8;
  if (saysUtf8) return raw.toString("utf8");
  const cyrillic = CYRILLIC.map((encoding) => new TextDecoder(encoding).decode(raw)).reduce((best, text) => (russianScore(text) > russianScore(best) ? text : best));
  return looksRussian(cyrillic) ? cyrillic : decodeCp437(raw);
}

/** Of those that score the same the first is taken. */
const CYRILLIC = ["ibm866", "koi8-r", "windows-1251"] as const;
const COMMON_LETTERS = new Set("оеаинтсрвлкмдпу");

/** One code page's letters are another's letters as well: of Russian some are common, and capitals stand at the beginning. */
function russianScore(text: string): number {
  let score = 0;
  let wasSmall = false;
  for (const character of text) {
    if (character < "\x80") {
      wasSmall = false;
      continue;
    }
    const isSmall = /[а-яё]/.test(character);
    const isLetter = isSmall || /[А-ЯЁ]/.test(character);
    score += isLetter ? (COMMON_LETTERS.has(character.toLowerCase()) ? 2 : 1) + (isSmall ? 0.25 : wasSmall ? -3 : 0) : -3;
    wasSmall = isSmall;
  }
  return score;
}

function decodeUtf8(raw: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return null;
  }
}

/**
 * In CP437 such bytes are Latin letters with accents, so the neighbours decide: in Russian words they stand next to each
 * other, in Western ones an accented letter stands alone among plain ones.
 */
function looksRussian(text: string): boolean {
  const together = (text.match(/[а-яё]{2,}/gi) ?? []).join("").length;
  const high = text.replace(/[\x00-\x7f]/g, "").length;
  return together > high - together;
}

function decodeCp437(raw: Buffer): string {
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437_HIGH[byte - 0x80] ?? "\ufffd"))).join("");
}
