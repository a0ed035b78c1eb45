/** Text in Windows-1251: Latin and Russian letters. Throws for any other character. */
export function windows1251(text: string): Buffer {
  return Buffer.from([...text].map(byteOf));
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
  throw new Error(`not in this table: ${character}`);
}
