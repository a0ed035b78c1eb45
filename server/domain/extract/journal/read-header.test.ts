import { describe, expect, it } from "vitest";
import { LEAST_HEADER_BYTES, readHeader } from "./read-header";

interface Stated {
  flags?: number;
  headerBytes?: number;
  arenaBytes?: number;
  lastObject?: number;
}

function header({ flags = 0, headerBytes = 272, arenaBytes = 8_000, lastObject = 4_000 }: Stated, signature = "LPKSHHRH"): Buffer {
  const head = Buffer.alloc(LEAST_HEADER_BYTES);
  head.write(signature, "latin1");
  head.writeUInt32LE(flags, 12);
  for (const [at, value] of [[88, headerBytes], [96, arenaBytes], [136, lastObject]] as const) head.writeBigUInt64LE(BigInt(value), at);
  return head;
}

describe("the header of a journal", () => {
  it.each([
    [0, false],
    [1 | 2 | 4 | 8, false],
    [16, true],
    [31, true],
  ])("with the flags %i is compact: %s", (flags, isCompact) => {
    expect(readHeader(header({ flags }))).toEqual({ kind: "header", isCompact, firstObject: 272, lastObject: 4_000 });
  });

  it("with a flag that is not known cannot be read", () => {
    expect(readHeader(header({ flags: 32 | 4 }))).toEqual({ kind: "unsupported", flags: 36 });
    expect(readHeader(header({ flags: 2 ** 31 }))).toEqual({ kind: "unsupported", flags: 2 ** 31 });
  });

  it.each([
    ["of the oldest kind", 208, 208],
    ["that is too small", 200, 208],
    ["that ends where no object begins", 276, 208],
    ["that is too large", 2 ** 40, 208],
  ])("%s tells where to look for the first object", (_, headerBytes, firstObject) => {
    expect(readHeader(header({ headerBytes }))).toMatchObject({ firstObject });
  });

  it.each([
    ["of a journal without objects", 0],
    ["in the header", 264],
    ["between two places", 4_001],
    ["behind what it says of its size", 8_272],
    ["beyond all sizes", 2 ** 60],
  ])("is not believed where it has the last object %s", (_, lastObject) => {
    expect(readHeader(header({ lastObject }))).toMatchObject({ kind: "header", lastObject: null });
  });

  it("is none without its signature, or if it is cut off", () => {
    expect(readHeader(header({}, "LPKSHHRX"))).toEqual({ kind: "no-journal" });
    expect(readHeader(header({}).subarray(0, LEAST_HEADER_BYTES - 1))).toEqual({ kind: "no-journal" });
    expect(readHeader(Buffer.alloc(0))).toEqual({ kind: "no-journal" });
  });
});
