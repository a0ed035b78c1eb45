import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MaskMemory } from "./mask-memory";
import { maskMessage } from "./mask-message";
import { NAMES_WITH_DIGITS } from "./mask-table";

/** Messages that differ in digits alone and are not masked alike. */
const TWINS: readonly (readonly [string, string])[] = [
  ["HTTP status 999 for item 7", "HTTP status 404 for item 8"],
  ["status 404 for item 7", "status 403 for item 7"],
  ["digest sha513 refused", "digest sha512 refused"],
  ["digest sha9 refused", "digest sha1 refused"],
  ["CPU0 is hot, 91 degrees", "CPU1 is hot, 92 degrees"],
  ["read 1x5 blocks", "read 0x5 blocks"],
  ["read 10\u0001 blocks", "read 10x blocks"],
  ["read 101 blocks", "read 10x blocks"],
  ["ipv4 over eth0, 12 packets", "ipv6 over eth1, 13 packets"],
];

/** Words whose digits are drawn anew each time they are said. */
const WORDS = ["status #", "HTTP/1.# ###", "code ###", "CPU#", "eth#:", "sha###", "utf-#", "x##_##", "#x##", "##.##.##.##", "####-##-## ##:##:##", "at ##:##.#", "0000:##:1f.#", "id=##ab##cd", "'##' of (###)", "user##_#", "v#.#.#", "#,###,###", "## MB", "##h##m", "key=##.#", "/var/log/x##.log", "http://h#/p?q=##", "##f#e#a#", "plain words"];

/** Masks a message as often as it takes until it is masked from memory. */
function maskOften(memory: MaskMemory, message: string): string[] {
  return Array.from({ length: 4 }, () => memory.mask(message));
}

describe("MaskMemory", () => {
  it.each(TWINS)("tells %s from %s", (first, second) => {
    for (const [one, other] of [[first, second], [second, first]] as const) {
      const memory = new MaskMemory();
      for (const message of [one, other, one]) expect(new Set(maskOften(memory, message))).toEqual(new Set([maskMessage(message)]));
    }
  });

  it("masks every message as if there were no other", () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const word = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...NAMES_WITH_DIGITS).map((name) => name.replace(/\d/g, "#")));
    const message = fc.array(word, { minLength: 1, maxLength: 6 }).chain((words) => {
      const pattern = words.join(" ");
      const places = pattern.split("#").length - 1;
      const filled = fc.array(digit, { minLength: places, maxLength: places }).map((digits) => pattern.replace(/#/g, () => digits.pop() ?? ""));
      return fc.array(filled, { minLength: 2, maxLength: 6 });
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), (groups) => {
        const memory = new MaskMemory();
        const texts = groups.flat();
        for (const text of [...texts, ...texts, ...texts]) expect(memory.mask(text)).toBe(maskMessage(text));
      }),
      { numRuns: 500 },
    );
  });

  it("masks any text as if there were no other", () => {
    const memory = new MaskMemory();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(new Set(maskOften(memory, text))).toEqual(new Set([maskMessage(text)]));
      }),
    );
  });

  it("finds a message by its bytes as by its text, wherever it stands in a piece", () => {
    const memory = new MaskMemory();
    const part = fc.oneof(fc.constantFrom("0x", "0X1f", "1x0x", "x", "00xx", " "), fc.integer({ min: 0, max: 99_999 }).map(String), fc.string({ unit: "binary-ascii", maxLength: 5 }));
    const around = fc.oneof(fc.constantFrom("7x", "\n"), fc.string({ unit: "binary-ascii", maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join("")), around, around, (message, before, after) => {
        const bytes = Buffer.from(`${before}${message}${after}`);
        const piece = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        const byBytes = () => memory.mask(message, piece, before.length);
        const byText = () => memory.mask(message);
        for (const mask of [byBytes, byBytes, byText, byBytes, byText]) expect(mask()).toBe(maskMessage(message));
      }),
      { numRuns: 2_000 },
    );
  });

  it("goes on when it is full, and with messages too long for it", () => {
    const memory = new MaskMemory();
    const word = (number: number): string => number.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "");
    for (let number = 0; number < 70_000; number++) {
      const text = `user ${word(number)} did ${String(number)} things`;
      if (maskOften(memory, text).some((masked) => masked !== maskMessage(text))) expect.fail(text);
    }
    const long = "a 1 ".repeat(1_000);
    expect(memory.mask(long)).toBe(maskMessage(long));
  });
});
