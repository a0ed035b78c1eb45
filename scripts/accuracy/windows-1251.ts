/** Distances between Unicode and Windows-1251 for the letters А to я, which stand in one row in both. */
const FIRST_LETTER = 0x410;
const LAST_LETTER = 0x44f;
const FIRST_BYTE = 0xc0;
const OTHERS: Record<string, number> = { Ё: 0xa8, ё: 0xb8, "№": 0xb9 };

/** Russian text in the encoding of old Windows. Throws where a character is in neither ASCII nor the Russian alphabet: nothing is lost in silence. */
export function encodeWindows1251(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 ? code : code >= FIRST_LETTER && code <= LAST_LETTER ? code - FIRST_LETTER + FIRST_BYTE : OTHERS[text.charAt(at)];
    if (byte === undefined) throw new Error(`no such character in Windows-1251: ${text.charAt(at)}`);
    bytes[at] = byte;
  }
  return bytes;
}
