/**
 * The text of a file in UTF-8 with or without BOM, UTF-16 with BOM or recognisable by its zero bytes, else Windows-1251:
 * every byte means something in that one, so it is what remains once strict UTF-8 has failed.
 */
export function decodeText(bytes: Buffer): string {
  const utf16 = utf16Order(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

const SAMPLE_BYTES = 4096;

function utf16Order(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  // Digits, delimiters and line ends have a zero byte each even where the words are Cyrillic.
  const enough = Math.max(4, sample.length / 20);
  if (odd > enough && odd > even * 4) return "utf-16le";
  if (even > enough && even > odd * 4) return "utf-16be";
  return null;
}
