import { describe, expect, it } from "vitest";
import { unpackLz4Block } from "./lz4-block";

/** What a block unpacks to behind what was there before it. */
function unpacked(hex: string, before = "", room = 1_000): string {
  const output = Buffer.alloc(before.length + room);
  const from = output.write(before);
  return output.toString("latin1", from, unpackLz4Block(Buffer.from(hex, "hex"), output, from));
}

describe("a block of LZ4", () => {
  it.each([
    ["nothing but literals", "50 68656c6c6f", "", "hello"],
    ["a match that repeats what stands before it, and itself", "1f 61 0100 05 00", "", "a".repeat(25)],
    ["a match of two letters, over and over", "2f 6162 0200 0a 10 2e", "", `${"ab".repeat(15)}a.`],
    ["a match in what was there before", "02 0600 40 656e640a", "status", "statusend\n"],
    ["lengths that go on", `f0 ff 04 ${"7a".repeat(274)}`, "", "z".repeat(274)],
  ])("has %s", (_, hex, before, expected) => {
    expect(unpacked(hex.replaceAll(" ", ""), before)).toBe(expected);
  });

  it.each([
    ["ends in its literals", "5068656c6c"],
    ["ends in a length", "f0ff"],
    ["ends in a distance", "106101"],
    ["refers to before the beginning", "1061020000"],
    ["refers to nothing", "1061000000"],
  ])("is damaged where it %s", (_, hex) => {
    expect(() => unpacked(hex)).toThrow(RangeError);
  });

  it("is damaged where it does not fit", () => {
    expect(unpacked("1f6101000500", "", 25)).toHaveLength(25);
    expect(() => unpacked("1f6101000500", "", 24)).toThrow(RangeError);
    expect(() => unpacked("5068656c6c6f", "", 4)).toThrow(RangeError);
  });
});
