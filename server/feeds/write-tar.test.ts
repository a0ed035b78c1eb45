import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS, type ExtractLimits } from "@/server/domain/extract/extract-limits";
import { extractUpload, temporaryStorage } from "@/server/archive/test-archives";
import type { Piece } from "./piece";
import { createTarWriter } from "./write-tar";

const MB = 1_000_000;

/** Tars of pieces of one kilobyte, each by what a run unpacks of it. */
async function tarsOf(inside: readonly Piece["inside"][], limits: Partial<ExtractLimits>): Promise<string[][]> {
  async function* pieces(): AsyncGenerator<Piece> {
    for (const [index, each] of inside.entries()) yield { key: `${String(index)}.log`, modifiedAt: null, bytes: 1_000, inside: each, content: (async function* () { yield Buffer.alloc(1_000, "x"); })() };
  }
  const { storage } = await temporaryStorage();
  const writer = createTarWriter(pieces(), { maxBytes: MB, limits: { ...DEFAULT_EXTRACT_LIMITS, ...limits } });
  const tars: string[][] = [];
  for (let next = await writer.next(); next !== null; next = await writer.next()) {
    const parts: Buffer[] = [];
    for await (const part of next) parts.push(part);
    const events = await extractUpload(storage, "a.tar", Buffer.concat(parts));
    tars.push(events.map((event) => ("path" in event ? event.path : event.kind)));
  }
  return tars;
}

describe("a tar of new data", () => {
  const names = (...numbers: number[]): string[] => numbers.map((number) => `${String(number)}.log`);

  it("ends where a run may unpack no more bytes", async () => {
    const half = { entries: 0, bytes: 40 * MB };
    expect(await tarsOf([half, half, { entries: 0, bytes: 0 }, half, half], { maxTotalBytes: 100 * MB, maxRatio: MB })).toEqual([names(0, 1, 2), names(3, 4)]);
  });

  it("ends where a run may have no more entries, those of archives among them", async () => {
    expect(await tarsOf([{ entries: 6, bytes: 0 }, { entries: 1, bytes: 0 }, { entries: 0, bytes: 0 }, { entries: 9, bytes: 0 }], { maxEntries: 10 })).toEqual([names(0, 1, 2), names(3)]);
  });

  it("ends where what unpacks to very much would look like a bomb together", async () => {
    const dense = { entries: 0, bytes: 30 * MB };
    expect(await tarsOf([dense, dense, dense], {})).toEqual([names(0, 1), names(2)]);
  });

  it("is never empty", async () => {
    expect(await tarsOf([{ entries: 99, bytes: 0 }, { entries: 99, bytes: 0 }], { maxEntries: 10 })).toEqual([names(0), names(1)]);
  });
});
