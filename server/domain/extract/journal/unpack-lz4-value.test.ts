import { describe, expect, it } from "vitest";
import { unpackLz4Value } from "./unpack-lz4-value";

const MOST = 100_000;

function packed(bytes: number, block: string): Buffer {
  return Buffer.concat([Buffer.from(BigUint64Array.of(BigInt(bytes)).buffer), Buffer.from(block, "hex")]);
}

/** What it unpacks to; null where it is damaged. */
function unpacked(bytes: number, block: string, most = MOST): string | null {
  const value = unpackLz4Value(packed(bytes, block), most);
  return value.kind === "unpacked" ? value.bytes.toString("latin1") : null;
}

const numbers = `${Array.from({ length: 90 }, (_, index) => String((index * 7919) % 10_007)).join(" ")} the end, the end, the end`;

/** Blocks that liblz4 made. */
const BLOCKS: [string, string, string][] = [
  ["copies of one letter that reach into themselves", `MESSAGE=${"a".repeat(300)}`, "9f4d4553534147453d610100ff14506161616161"],
  ["copies of two letters", `MESSAGE=${"ab".repeat(250)}!`, "af4d4553534147453d61620200ffdc506162616221"],
  ["long literals, and nothing to copy", `MESSAGE=${numbers}`, `f0ffca${Buffer.from(`MESSAGE=${numbers}`).toString("hex")}`],
];

describe("a value packed with LZ4", () => {
  it.each(BLOCKS)("has %s", (_, text, block) => {
    expect(unpacked(text.length, block)).toBe(text);
  });

  it.each(BLOCKS)("with %s is damaged where it is not of its size, or cut off", (_, text, block) => {
    expect(unpacked(text.length + 1, block)).toBeNull();
    expect(unpacked(text.length - 1, block)).toBeNull();
    expect(unpacked(0, block)).toBeNull();
    for (let end = 0; end < block.length; end += 2) expect(unpacked(text.length, block.slice(0, end))).toBeNull();
  });

  it("is damaged where it refers to before its beginning, and where there is no block", () => {
    expect(unpacked(25, "1061020000")).toBeNull();
    expect(unpackLz4Value(Buffer.alloc(5), MOST)).toEqual({ kind: "damaged" });
    expect(unpackLz4Value(Buffer.alloc(8), MOST)).toEqual({ kind: "damaged" });
  });

  it("is cut at the last copy that fits where it is larger than what is kept", () => {
    const text = `f602${"30".repeat(7)}${"31323334353637383930"}0a00${"060a00".repeat(1_000)}103132`;
    const value = unpacked(2 ** 40, text, 1_000);
    expect(value).toMatch(/^0{7}(1234567890)+$/);
    expect(value?.length).toBe(997);
  });
});
