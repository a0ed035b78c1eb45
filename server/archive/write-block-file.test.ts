import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOfLine, type BlockTable } from "@/server/domain/extract/block-table";
import { openLogPlace } from "./log-place";
import { BLOCK_BYTES } from "./split-blocks";
import { logText, temporaryStorage } from "./test-archives";
import { writeBlockFile } from "./write-block-file";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function keep(bytes: Buffer, pieceBytes = 64 * 1024): Promise<{ table: BlockTable; blocks: Buffer[] }> {
  const { storage } = await temporaryStorage();
  const table = await writeBlockFile(inPieces(bytes, pieceBytes), storage, "runs/1/a.blocks");
  const reader = await openLogPlace({ kind: "blocks", key: "runs/1/a.blocks" }, "a.log", storage);
  if (reader.kind === "refused") throw new Error("refused");
  const blocks: Buffer[] = [];
  for (let index = 0; index < reader.blocks.length; index += 1) {
    const read = await reader.readBlock(index);
    if (read.kind === "block") blocks.push(read.bytes);
  }
  expect(reader.blocks).toEqual(table.blocks);
  await expect(async () => reader.readBlock(reader.blocks.length)).rejects.toThrow(RangeError);
  await reader.close();
  return { table, blocks };
}

/** Physical lines the slow and obvious way. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

describe("a block file", () => {
  it("gives back the file, its lines, its hash, and blocks of whole lines", async () => {
    const bytes = Buffer.from(logText(60_000));
    const { table, blocks } = await keep(bytes);
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
    expect(table).toMatchObject({ unit: "byte", bytes: bytes.length, lines: 60_000, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(blocks.length).toBe(Math.ceil(bytes.length / BLOCK_BYTES));
    expect(blocks.every((block) => block.length <= BLOCK_BYTES && block.at(-1) === 10)).toBe(true);
    expect(table.blocks.every((block) => block.startsLine)).toBe(true);
  });

  it("finds the block of any line", async () => {
    const text = logText(60_000);
    const { table, blocks } = await keep(Buffer.from(text));
    const lines = linesOf(text);
    for (const line of [1, 2, 20_000, 30_303, 59_999, 60_000]) {
      const index = blockOfLine(table, line) ?? -1;
      const inBlock = linesOf(blocks[index]?.toString() ?? "")[line - (table.blocks[index]?.firstLine ?? 0)];
      expect(inBlock).toBe(lines[line - 1]);
    }
    expect([blockOfLine(table, 0), blockOfLine(table, 60_001)]).toEqual([null, null]);
  });

  it("lets a line longer than a block run through several, not cut inside a character", async () => {
    const bytes = Buffer.from(`first\nx${"я".repeat(BLOCK_BYTES)}\nlast\n`);
    const { table, blocks } = await keep(bytes);
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
    expect(table.lines).toBe(3);
    expect(table.blocks.map(({ firstLine, startsLine }) => [firstLine, startsLine])).toEqual([[1, true], [2, true], [2, false], [2, false]]);
    expect(blocks.every((block) => !block.toString().includes("\ufffd"))).toBe(true);
    expect([1, 2, 3].map((line) => blockOfLine(table, line))).toEqual([0, 1, 3]);
  });

  it("takes CR and CRLF at a block's end as one line end", async () => {
    const line = `${"a".repeat(1022)}\r\n`;
    const bytes = Buffer.from(line.repeat(1023) + "b".repeat(1023) + "\r\n" + line.repeat(1200));
    const { table, blocks } = await keep(bytes);
    expect(table.lines).toBe(2224);
    expect(blocks.every((block) => block.subarray(-2).toString() === "\r\n")).toBe(true);
  });

  it("reads UTF-16 by its units", async () => {
    const text = `\ufeff${logText(20_000)}ਊ последняя строка`;
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const [bytes, unit] of [[little, "utf16le"], [big, "utf16be"]] as const) {
      const { table, blocks } = await keep(bytes, 10_001);
      expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
      expect(table).toMatchObject({ unit, lines: 20_001 });
      expect(blocks.length).toBeGreaterThan(1);
      expect(blocks.every((block) => block.length % 2 === 0)).toBe(true);
    }
  });

  it("keeps an empty file as no block", async () => {
    expect((await keep(Buffer.alloc(0))).table).toMatchObject({ bytes: 0, lines: 0, blocks: [] });
  });

  it("does not leave half a file when the source breaks", async () => {
    const { storage } = await temporaryStorage();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from(logText(50_000));
      throw new Error("gone");
    }
    await expect(writeBlockFile(broken(), storage, "runs/1/a.blocks")).rejects.toThrow("gone");
    expect(await storage.find("runs/1/a.blocks")).toBeNull();
    expect(await storage.size("runs")).toBe(0);
  });

  it("counts lines as the obvious way does, however the file comes in pieces", async () => {
    const piece = fc.constantFrom("a", "bb", "\r", "\n", "\r\n", "я", "");
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), fc.constantFrom("utf8", "utf16le"), async (pieces, pieceBytes, encoding) => {
        const text = (encoding === "utf16le" ? "\ufeff" : "") + pieces.join("");
        const { table } = await keep(Buffer.from(text, encoding as BufferEncoding), pieceBytes);
        expect(table.lines).toBe(linesOf(text).length);
      }),
      { numRuns: 150 },
    );
  });
});
