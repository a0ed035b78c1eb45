import { escapeXml, type XmlValue } from "./xml-node";

/** Set on a type for several values of it. */
export const ARRAY_FLAG = 0x80;
export const NULL_TYPE = 0x00;
export const BINARY_XML_TYPE = 0x21;

const STRING_TYPE = 0x01;
const ANSI_STRING_TYPE = 0x02;

interface TypeRow {
  /** Bytes of one value; null where it takes all there are. */
  bytes: number | null;
  text(bytes: Buffer): string;
}

/** How the values of an event are written, as `wevtutil` does. Types of [MS-EVEN6] 2.2.12, by number. */
const VALUE_TYPES: Readonly<Record<number, TypeRow>> = {
  [STRING_TYPE]: { bytes: null, text: (bytes) => stringText(bytes.toString("utf16le")) },
  [ANSI_STRING_TYPE]: { bytes: null, text: (bytes) => stringText(bytes.toString("latin1")) },
  0x03: { bytes: 1, text: (bytes) => String(bytes.readInt8()) },
  0x04: { bytes: 1, text: (bytes) => String(bytes.readUInt8()) },
  0x05: { bytes: 2, text: (bytes) => String(bytes.readInt16LE()) },
  0x06: { bytes: 2, text: (bytes) => String(bytes.readUInt16LE()) },
  0x07: { bytes: 4, text: (bytes) => String(bytes.readInt32LE()) },
  0x08: { bytes: 4, text: (bytes) => String(bytes.readUInt32LE()) },
  0x09: { bytes: 8, text: (bytes) => String(bytes.readBigInt64LE()) },
  0x0a: { bytes: 8, text: (bytes) => String(bytes.readBigUInt64LE()) },
  0x0b: { bytes: 4, text: (bytes) => String(bytes.readFloatLE()) },
  0x0c: { bytes: 8, text: (bytes) => String(bytes.readDoubleLE()) },
  0x0d: { bytes: 4, text: (bytes) => String(bytes.readUInt32LE() !== 0) },
  0x0e: { bytes: null, text: (bytes) => bytes.toString("hex").toUpperCase() },
  0x0f: { bytes: 16, text: guidText },
  0x10: { bytes: null, text: hexText },
  0x11: { bytes: 8, text: fileTimeText },
  0x12: { bytes: 16, text: systemTimeText },
  0x13: { bytes: null, text: sidText },
  0x14: { bytes: 4, text: hexText },
  0x15: { bytes: 8, text: hexText },
};

/**
 * A value as escaped text; empty where nobody knows its type.
 * @throws RangeError where it is shorter than its type
 */
export function valueText(chunk: Buffer, { type, at, bytes }: XmlValue): string {
  const row = VALUE_TYPES[type & ~ARRAY_FLAG];
  if (row === undefined || bytes === 0) return "";
  if (row.bytes !== null && bytes < row.bytes) throw new RangeError("A value is shorter than its type");
  return row.text(chunk.subarray(at, at + bytes));
}

/** The single values of an array: texts end in NUL, others have a size. */
export function arrayTexts(chunk: Buffer, { type, at, bytes }: XmlValue): string[] {
  const single = type & ~ARRAY_FLAG;
  if (single === STRING_TYPE || single === ANSI_STRING_TYPE) {
    const all = chunk.toString(single === STRING_TYPE ? "utf16le" : "latin1", at, at + bytes);
    return all.replace(/\0$/, "").split("\0").map(stringText);
  }
  const size = VALUE_TYPES[single]?.bytes ?? null;
  if (size === null) return [valueText(chunk, { type: single, at, bytes })];
  return Array.from({ length: Math.floor(bytes / size) }, (_, index) => valueText(chunk, { type: single, at: at + index * size, bytes: size }));
}

function stringText(text: string): string {
  return escapeXml(text.replace(/\0+$/, ""));
}

function hexText(bytes: Buffer): string {
  return `0x${Buffer.from(bytes).reverse().toString("hex").replace(/^0+(?=.)/, "")}`;
}

function guidText(bytes: Buffer): string {
  const hex = (from: number, to: number, isReversed: boolean): string => {
    const part = Buffer.from(bytes.subarray(from, to));
    return (isReversed ? part.reverse() : part).toString("hex");
  };
  return `{${hex(0, 4, true)}-${hex(4, 6, true)}-${hex(6, 8, true)}-${hex(8, 10, false)}-${hex(10, 16, false)}}`;
}

/** Between 1601, where Windows begins to count, and 1970, in its units of 100 ns. */
const EPOCH_TICKS = 116_444_736_000_000_000n;
const TICKS_PER_SECOND = 10_000_000n;

/** @param bytes 8, units of 100 ns since 1601 */
export function fileTimeText(bytes: Buffer): string {
  const ticks = bytes.readBigUInt64LE() - EPOCH_TICKS;
  // Rounded down, also before 1970.
  const fraction = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  const second = new Date(Number((ticks - fraction) / 10_000n));
  // Its years go no further than a date's.
  if (Number.isNaN(second.getTime())) throw new RangeError("A time is beyond all dates");
  return `${second.toISOString().slice(0, -5)}.${String(fraction).padStart(7, "0")}Z`;
}

function systemTimeText(bytes: Buffer): string {
  const part = (index: number): number => bytes.readUInt16LE(index * 2);
  const two = (index: number): string => String(part(index)).padStart(2, "0");
  return `${String(part(0)).padStart(4, "0")}-${two(1)}-${two(3)}T${two(4)}:${two(5)}:${two(6)}.${String(part(7)).padStart(3, "0")}Z`;
}

function sidText(bytes: Buffer): string {
  const authority = bytes.readUIntBE(2, 6);
  const parts = Array.from({ length: bytes.readUInt8(1) }, (_, index) => bytes.readUInt32LE(8 + index * 4));
  return ["S", bytes.readUInt8(0), authority, ...parts].join("-");
}
