import fc from "fast-check";
import { expect, it } from "vitest";
import type { BlockPlace } from "@/server/domain/extract/block-table";
import { collectLines } from "./surrounding-lines";

/** A file kept as blocks that are cut at these bytes, also within a line; counts the blocks that are opened. */
function reader(content: Buffer, cuts: readonly number[]) {
  const starts = [0, ...cuts];
  const opened: number[] = [];
  const blocks = starts.map((start): BlockPlace => {
    const before = content.subarray(0, start).toString("latin1");
    const breaks = before.split("\n").length - 1;
    return { byteOffset: start, packedBytes: 0, unpackedBytes: (starts[starts.indexOf(start) + 1] ?? content.length) - start, firstLine: breaks + 1, startsLine: start === 0 || before.endsWith("\n") };
  });
  return {
    opened,
    blocks,
    readBlock: (index: number) => {
      opened.push(index);
      return Promise.resolve({ kind: "block" as const, bytes: content.subarray(starts[index], starts[index + 1]) });
    },
  };
}

const LINES = Array.from({ length: 30 }, (_, at) => `line ${String(at + 1)} ошибка`);
const CONTENT = Buffer.from(`${LINES.join("\n")}\n`);
const wanted = (from: number, to: number) => ({ from, to, encoding: "utf-8" as const, maxLineLength: 1000 });

it("reads the same lines wherever the blocks are cut", async () => {
  const cut = fc.uniqueArray(fc.integer({ min: 1, max: CONTENT.length - 1 }), { maxLength: 6 }).map((cuts) => cuts.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(cut, fc.integer({ min: 1, max: 30 }), fc.nat(10), async (cuts, from, more) => {
      // A block begins at a whole character, as the block writer keeps it.
      const whole = cuts.filter((at) => ((CONTENT[at] ?? 0) & 0xc0) !== 0x80);
      const read = await collectLines(reader(CONTENT, whole), wanted(from, from + more));
      expect(read).toEqual({ kind: "lines", lines: LINES.slice(from - 1, from + more).map((text, at) => ({ number: from + at, text, cut: false })) });
    }),
  );
});

it("opens no more blocks than hold the lines", async () => {
  const offsetOf = (line: number) => Buffer.byteLength(`${LINES.slice(0, line - 1).join("\n")}\n`);
  const blocks = reader(CONTENT, [offsetOf(10), offsetOf(20)]);
  await collectLines(blocks, wanted(12, 15));
  expect(blocks.opened).toEqual([1]);
});

it("cuts what is longer than the limit, and says so", async () => {
  const read = await collectLines(reader(Buffer.from("short\nmuch too long\n"), []), { ...wanted(1, 2), maxLineLength: 6 });
  expect(read).toEqual({ kind: "lines", lines: [{ number: 1, text: "short", cut: false }, { number: 2, text: "much t", cut: true }] });
});

it("hands on that a block is damaged", async () => {
  const reason = { code: "truncated" as const, entry: "a.log" };
  const read = await collectLines({ ...reader(CONTENT, []), readBlock: () => Promise.resolve({ kind: "refused" as const, reason }) }, wanted(1, 2));
  expect(read).toEqual({ kind: "refused", reason });
});
