/** Code page 437 above ASCII, in order: what ZIP names are in where nothing else is said. `TextDecoder` does not know it. */
const CP437_HIGH =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/**
 * The name of an archive entry as text.
 *
 * UTF-8 where the entry says so or where the bytes are valid UTF-8: many tools write it and forget the flag, and bytes in
 * a code page are hardly ever valid UTF-8 by accident. Else CP866 or CP437, whichever makes sensible text.
 * @param raw the bytes of the name
 * @param saysUtf8 the entry's UTF-8 flag
 */
export function decodeEntryName(raw: Buffer, saysUtf8: boolean): string {
  const utf8 = decodeUtf8(raw);
  if (utf8 !== null) return utf8;
  if (saysUtf8) return raw.toString("utf8");
  return looksCyrillic(raw) ? new TextDecoder("ibm866").decode(raw) : decodeCp437(raw);
}

function decodeUtf8(raw: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return null;
  }
}

/** Bytes that are Russian letters in CP866. In CP437 the lower half of them are Latin letters with accents. */
function isCp866Letter(byte: number): boolean {
  return (byte >= 0x80 && byte <= 0xaf) || (byte >= 0xe0 && byte <= 0xf1);
}

/**
 * Both code pages give letters for the same bytes, so the neighbours decide: in Russian words such bytes stand next to
 * each other, in Western ones an accented letter stands alone among plain ones.
 */
function looksCyrillic(raw: Buffer): boolean {
  let together = 0;
  let alone = 0;
  raw.forEach((byte, index) => {
    if (byte < 0x80) return;
    const touches = isCp866Letter(raw[index - 1] ?? 0) || isCp866Letter(raw[index + 1] ?? 0);
    if (isCp866Letter(byte) && touches) together += 1;
    else alone += 1;
  });
  return together > alone;
}

function decodeCp437(raw: Buffer): string {
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437_HIGH[byte - 0x80] ?? "\ufffd"))).join("");
}
