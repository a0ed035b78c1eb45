import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import SevenZip from "7z-wasm";
import type { Files } from "../test-archives";

/** An archive made by 7-Zip itself, with whatever arguments it takes: `-tzip -mm=LZMA`, `-psecret`, `-ms=on`. */
export async function sevenZip(files: Files, options: readonly string[] = []): Promise<Buffer> {
  const { FS, callMain } = await SevenZip({ print: () => undefined, printErr: () => undefined });
  FS.mkdir("/files");
  FS.chdir("/files");
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split("/");
    parts.slice(0, -1).forEach((_, depth) => {
      const folder = parts.slice(0, depth + 1).join("/");
      if (!FS.readdir(parts.slice(0, depth).join("/") || ".").includes(parts[depth] ?? "")) FS.mkdir(folder);
    });
    FS.writeFile(path, Buffer.from(content));
  }
  callMain(["a", ...options, "/archive", "."]);
  return Buffer.from(FS.readFile(`/${FS.readdir("/").find((name) => name.startsWith("archive")) ?? ""}`));
}

/** A RAR of `tests/data/rar`; README.md there says what is in it. */
export async function sample(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, "../../../tests/data/rar", name));
}

/** A file of a RAR; `mode` is that of Unix with its type. */
export interface RarFile {
  name: string | Buffer;
  content: string | Buffer;
  mode?: number;
}

const REGULAR = 0o100644;
const numbers = (bytes: 1 | 2 | 4, ...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from(Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff))));

/** A RAR of the fourth version whose files are not packed, by the format's published description. No free program packs one. */
export function rar4(files: readonly RarFile[], mainFlags = 0): Buffer {
  const block = (type: number, flags: number, body: Buffer): Buffer => {
    const head = Buffer.concat([numbers(1, type), numbers(2, flags, 7 + body.length), body]);
    return Buffer.concat([numbers(2, crc32(head) & 0xffff), head]);
  };
  const blocks = files.map(({ name, content, mode = REGULAR }) => {
    const bytes = Buffer.from(content);
    const path = Buffer.from(name);
    // Host 3 is Unix, 0x5b464100 a time, version 20, method 0x30 stored.
    const body = Buffer.concat([numbers(4, bytes.length, bytes.length), numbers(1, 3), numbers(4, crc32(bytes), 0x5b464100), numbers(1, 20, 0x30), numbers(2, path.length), numbers(4, mode), path]);
    return Buffer.concat([block(0x74, 0x8000, body), bytes]);
  });
  return Buffer.concat([Buffer.from("Rar!\x1a\x07\0", "latin1"), block(0x73, mainFlags, Buffer.alloc(6)), ...blocks, block(0x7b, 0x4000, Buffer.alloc(0))]);
}

/** A number of 7 bits a byte, as RAR of the fifth version writes them. */
function vint(value: number): Buffer {
  return value < 0x80 ? Buffer.from([value]) : Buffer.concat([Buffer.from([(value & 0x7f) | 0x80]), vint(Math.floor(value / 0x80))]);
}

/** The same of the fifth version. */
export function rar5(files: readonly RarFile[]): Buffer {
  const block = (...body: Buffer[]): Buffer => {
    const head = Buffer.concat(body);
    const sized = Buffer.concat([vint(head.length), head]);
    return Buffer.concat([numbers(4, crc32(sized)), sized]);
  };
  const blocks = files.map(({ name, content, mode = REGULAR }) => {
    const bytes = Buffer.from(content);
    const path = Buffer.from(name);
    // Type 2 with data behind it; flags: a checksum; not packed; host 1 is Unix.
    const head = block(vint(2), vint(2), vint(bytes.length), vint(4), vint(bytes.length), vint(mode), numbers(4, crc32(bytes)), vint(0), vint(1), vint(path.length), path);
    return Buffer.concat([head, bytes]);
  });
  return Buffer.concat([Buffer.from("Rar!\x1a\x07\x01\0", "latin1"), block(vint(1), vint(0), vint(0)), ...blocks, block(vint(5), vint(0), vint(0))]);
}

/** Bytes of one block of a cabinet, unpacked. */
const CAB_BLOCK = 32_768;

/** A cabinet by Microsoft's description of the format (MS-CAB), its files stored or packed as MSZIP packs them. No free program here packs one. */
export function cab(files: Files, { isPacked = true, flags = 0, hasChecksums = true } = {}): Buffer {
  const contents = Object.values(files).map((content) => Buffer.from(content));
  const all = Buffer.concat(contents);
  const blocks: Buffer[] = [];
  for (let at = 0; at < all.length; at += CAB_BLOCK) {
    const plain = all.subarray(at, at + CAB_BLOCK);
    const data = isPacked ? Buffer.concat([Buffer.from("CK"), deflateRawSync(plain)]) : plain;
    const sizes = numbers(2, data.length, plain.length);
    blocks.push(numbers(4, hasChecksums ? cabChecksum(sizes, cabChecksum(data, 0)) : 0), sizes, data);
  }
  let start = 0;
  const entries = Object.keys(files).map((name, index) => {
    const bytes = contents[index]?.length ?? 0;
    // 2025-10-06 08:59:32 as MS-DOS writes it; attribute 0x80: the name is UTF-8.
    const entry = Buffer.concat([numbers(4, bytes, start), numbers(2, 0, 0x5b46, 0x4770, 0x80), Buffer.from(`${name}\0`)]);
    start += bytes;
    return entry;
  });
  const [directory, data] = [Buffer.concat(entries), Buffer.concat(blocks)];
  const filesStart = 36 + 8;
  const dataStart = filesStart + directory.length;
  const header = Buffer.concat([Buffer.from("MSCF"), numbers(4, 0, dataStart + data.length, 0, filesStart, 0), numbers(1, 3, 1), numbers(2, 1, entries.length, flags, 1, 0)]);
  const folder = Buffer.concat([numbers(4, dataStart), numbers(2, Math.ceil(all.length / CAB_BLOCK), isPacked ? 1 : 0)]);
  return Buffer.concat([header, folder, directory, data]);
}

/** Four bytes at a time, the lowest first; what is left over the other way round. */
function cabChecksum(bytes: Buffer, seed: number): number {
  let sum = seed;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) sum ^= bytes.readUInt32LE(at);
  return (sum ^ bytes.subarray(whole).reduce((rest, byte) => (rest << 8) | byte, 0)) >>> 0;
}
